package com.aidock.admin.llm;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.llm.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of "re-encrypt all", each in a short transaction that stores the position with what it did: whoever goes on
 * after a crash neither leaves a row out nor counts one twice.
 *
 * @see <a href="file:docs/decisions/0018-reencryption.md">Re-encryption as a resumable job</a>
 */
@Component
@Transactional
class ReencryptionSteps {
    /** A run whose holder has not been heard of for this long is gone on with by another. */
    static final Duration HOLD = Duration.ofSeconds(30);

    /** Rows that are edited all the time must not keep a run going for ever. */
    private static final int MOST_PASSES = 10;

    private final ReencryptionRuns runs;
    private final LlmConfigRepository configs;
    private final Resealing resealing;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReencryptionSteps(
            ReencryptionRuns runs,
            LlmConfigRepository configs,
            Resealing resealing,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.configs = configs;
        this.resealing = resealing;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a run that nobody holds yet; one that is under way already is refused by the database. */
    Reencryption begin() {
        Actor actor = Work.current().actor();
        ReencryptionRun run = new ReencryptionRun(
                vault.primaryKeyId(),
                configs.countSealedOtherwise(vault.primaryKeyId()),
                now(),
                actor == null ? "System" : actor.displayName());
        runs.saveAndFlush(run);
        tell(
                AuditAction.KEYS_REENCRYPTION_STARTED,
                "%,d configurations have something that is not sealed with key %d.".formatted(run.total, run.keyId));
        return run.state();
    }

    /** Takes the run that is under way if nobody holds it; with another primary key it begins from the first row. */
    boolean take(String holder) {
        Instant now = now();
        return runs.lockRunning()
                .filter(run -> run.heldUntil.compareTo(now) <= 0)
                .map(run -> {
                    run.holder = holder;
                    run.heldUntil = now.plus(HOLD);
                    if (run.keyId != vault.primaryKeyId()) {
                        run.keyId = vault.primaryKeyId();
                        run.beginPass(1);
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Seals the next rows anew; says whether there is more to do for this holder. */
    boolean step(String holder, int size) {
        return runs.lockRunning()
                .filter(run -> run.holder.equals(holder))
                .map(run -> {
                    run.heldUntil = now().plus(HOLD);
                    if (run.cancelAsked) {
                        end(run, Reencryption.Outcome.CANCELLED);
                    } else {
                        rows(run, size);
                    }
                    return run.endedAt == null;
                })
                .orElse(false);
    }

    private void rows(ReencryptionRun run, int size) {
        List<LlmConfig> rows = configs.sealedOtherwise(run.keyId, run.position, size);
        for (LlmConfig row : rows) {
            switch (resealing.reseal(row)) {
                case DONE -> run.done++;
                case CHANGED -> run.skipped++;
                case UNREADABLE -> run.unreadable++;
            }
            run.position = row.id;
        }
        if (rows.size() < size) {
            passed(run);
        }
    }

    /** What was changed while it was looked at is done in another pass. */
    private void passed(ReencryptionRun run) {
        if (run.skipped > 0 && run.pass < MOST_PASSES) {
            run.beginPass(run.pass + 1);
        } else {
            end(run, Reencryption.Outcome.DONE);
        }
    }

    private void end(ReencryptionRun run, Reencryption.Outcome outcome) {
        run.outcome = outcome;
        run.endedAt = now();
        long left = configs.countSealedOtherwise(run.keyId);
        tell(
                AuditAction.KEYS_REENCRYPTION_ENDED,
                "%s. %,d configurations are sealed anew with key %d; %,d are left, of which %,d cannot be read."
                        .formatted(
                                outcome == Reencryption.Outcome.DONE ? "Went through all" : "Cancelled",
                                run.done,
                                run.keyId,
                                left,
                                run.unreadable));
    }

    void askToCancel() {
        if (runs.askToCancel() > 0) {
            tell(AuditAction.KEYS_REENCRYPTION_ENDED, "Asked to stop after the present batch.");
        }
    }

    private void tell(AuditAction action, String reason) {
        events.publishEvent(new AuditedChange(
                action, new AuditedObject(AuditedType.LLM_CONFIG, null, "All keys"), List.of(), reason));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
