package com.aidock.admin.llm.api;

import com.aidock.admin.llm.BatchResult;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Answers an undo with the number of configurations that it took back.
 *
 * @param undone how many configurations are as they were before
 * @param refused why some were left as they are
 */
@JsonNaming(SnakeCaseStrategy.class)
record UndoAnswer(int undone, List<String> refused) {
    static UndoAnswer of(BatchResult result) {
        return new UndoAnswer(result.done().size(), reasons(result.refused()));
    }

    /** A failure ended it; the same undo goes on with the rest. */
    static ApiProblem problem(BatchResult result, String undo, ApiProblem why) {
        ApiProblem problem = new ApiProblem(
                        why.status(),
                        "%d configurations were taken back before this: %s The same undo goes on with the rest."
                                .formatted(result.done().size(), why.detail()))
                .telling("undone", result.done().size())
                .telling("failed", reasons(result.refused()))
                .telling("unknown", reasons(result.unknown()))
                .telling("not_tried", result.notTried())
                .telling("undo", undo);
        why.headers().forEach((name, values) -> values.forEach(value -> problem.with(name, value)));
        return problem;
    }

    private static List<String> reasons(List<BatchResult.Refusal> refusals) {
        return refusals.stream().map(BatchResult.Refusal::reason).toList();
    }
}
