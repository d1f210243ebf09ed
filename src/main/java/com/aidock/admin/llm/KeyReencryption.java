package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Seals all stored secrets anew with the keyset's primary key, in the background: what a keyset needs before one of its
 * old keys can go.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class KeyReencryption {
    private final KeySurveyReader surveys;
    private final ReencryptionSteps steps;
    private final ReencryptionRuns runs;
    private final ReencryptionJob job;

    KeyReencryption(KeySurveyReader surveys, ReencryptionSteps steps, ReencryptionRuns runs, ReencryptionJob job) {
        this.surveys = surveys;
        this.steps = steps;
        this.runs = runs;
        this.job = job;
    }

    /** What a run would find; changes nothing. */
    public KeySurvey survey() {
        return surveys.survey();
    }

    /** The run that is under way, on whichever replica, or else the last one. */
    public Optional<Reencryption> latest() {
        return runs.findFirstByOrderByIdDesc().map(ReencryptionRun::state);
    }

    /**
     * Starts a run.
     *
     * @throws ReencryptionRunning if one is under way
     */
    @Audited(value = AuditAction.KEYS_REENCRYPTION_STARTED, first = Audited.First.NONE)
    public Reencryption start() {
        try {
            Reencryption begun = steps.begin();
            job.start();
            return begun;
        } catch (DataIntegrityViolationException e) {
            throw Constraints.isBroken(e, Constraints.REENCRYPTION) ? new ReencryptionRunning() : e;
        }
    }

    /** Asks the run under way to stop after its present batch; what it has done stays done. */
    @Audited(value = AuditAction.KEYS_REENCRYPTION_ENDED, first = Audited.First.NONE)
    public void cancel() {
        steps.askToCancel();
    }
}
