package com.aidock.admin.llm;

import java.util.List;

/**
 * What a batch did. Configurations that already were as wanted, or that were not reached before a stop, are in neither
 * list.
 *
 * @param done what was changed, with the way back
 * @param refused what was left as it is, with the reason
 */
public record BatchResult(List<Step> done, List<Refusal> refused) {
    public BatchResult {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /** One change; its way back is kept in memory only. */
    public record Step(long id, Runnable undo) {}

    /** One configuration that was not changed. */
    public record Refusal(long id, String reason) {}
}
