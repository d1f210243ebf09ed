package com.aidock.admin.llm;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.llm.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates a configuration once for each key that a client chose, however often it asks: the answer is stored in the
 * creation's own transaction, and a second request with the key waits for the first and gets its answer.
 */
@Service
public class CreateOnce {
    /** How long an answer is kept. */
    public static final Duration MEMORY = Duration.ofDays(1);

    private final LlmConfigWriter writer;
    private final RememberedAnswers answers;
    private final Vault vault;
    private final Clock clock;

    CreateOnce(LlmConfigWriter writer, RememberedAnswers answers, Vault vault, Clock clock) {
        this.writer = writer;
        this.answers = answers;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The client's key and the whole of what it sent.
     *
     * @param sent may hold a secret; only a keyed hash of it is stored
     */
    public record Request(String key, Secret sent) {}

    /** An answer as it was given the first time, and whether this was not the first time. */
    public record Answer(long id, String etag, String body, boolean repeated) {}

    /**
     * Creates, or repeats what was answered.
     *
     * @param write makes the answer out of what was created
     * @throws KeyUsedOtherwise if the key belongs to another request
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_CREATED, first = Audited.First.LABEL)
    @Transactional
    public Answer create(
            LlmConfigForm form, @Nullable Secret key, Request request, Function<LlmConfigDetails, Answer> write) {
        String actor = actor();
        String fingerprint = vault.fingerprint(request.sent());
        Instant now = clock.instant();
        if (answers.claim(actor, request.key(), fingerprint, now, now.minus(MEMORY)) == 0) {
            return repeated(actor, request.key(), request.sent());
        }
        Answer answer = write.apply(writer.create(form, key));
        answers.answer(actor, request.key(), answer.id(), answer.etag(), answer.body());
        return answer;
    }

    private Answer repeated(String actor, String key, Secret sent) {
        RememberedAnswer answer =
                answers.findByActorAndRequestKey(actor, key).orElseThrow(() -> new KeyUsedOtherwise(key));
        // Under any key: the keyset may have got a new one since.
        if (!vault.isFingerprint(answer.fingerprint, sent)) {
            throw new KeyUsedOtherwise(key);
        }
        return new Answer(
                Objects.requireNonNull(answer.llmConfigId),
                Objects.requireNonNull(answer.etag),
                Objects.requireNonNull(answer.body),
                true);
    }

    private static String actor() {
        Actor actor = Work.current().actor();
        return actor == null ? "" : actor.id();
    }
}
