package com.aidock.admin.llm.api;

import com.aidock.admin.llm.BatchResult;
import com.aidock.admin.llm.BatchResult.Outcome;
import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.ImportRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what an import had done when a failure ended it: a problem, with the account of each configuration. */
final class PartialImport {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";
    private static final String UNKNOWN = "unknown";
    private static final String NOT_TRIED = "not_tried";
    /** The members of the problem. */
    static final List<String> PARTS = List.of(DONE, REFUSED, FAILED, UNKNOWN, NOT_TRIED);

    private PartialImport() {}

    static ApiProblem problem(ImportPlan plan, BatchResult result, @Nullable String undo, Throwable failure) {
        ApiProblem why = ApiErrors.problem(failure);
        ApiProblem problem = new ApiProblem(
                why.status(),
                "%d of %d configurations were stored before this: %s Send the file again for the rest; what is stored already is left as it is."
                        .formatted(result.done().size(), plan.toStore().size(), why.detail()));
        why.headers().forEach((name, values) -> values.forEach(value -> problem.with(name, value)));
        parts(plan, result).forEach(problem::telling);
        return undo == null ? problem : problem.telling("undo", undo);
    }

    private static Map<String, List<Map<String, Object>>> parts(ImportPlan plan, BatchResult result) {
        Map<String, List<Map<String, Object>>> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, new ArrayList<>()));
        Iterator<BatchResult.Step> done = result.done().iterator();
        Iterator<BatchResult.Refusal> refused = result.refused().iterator();
        Iterator<BatchResult.Refusal> unknown = result.unknown().iterator();
        List<ImportRow> rows = plan.toStore();
        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = result.outcomes().get(i);
            Map<String, Object> line = line(rows.get(i));
            switch (outcome) {
                case DONE -> line.put("id", done.next().id());
                case REFUSED, FAILED -> line.put("reason", refused.next().reason());
                case UNKNOWN -> line.put("reason", unknown.next().reason());
                case SAME, NOT_TRIED -> {}
            }
            parts.getOrDefault(part(outcome), new ArrayList<>()).add(line);
        }
        return parts;
    }

    private static Map<String, Object> line(ImportRow row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("index", row.index());
        line.put("name", row.name());
        if (row.before() != null) {
            line.put("id", row.before().id());
        }
        return line;
    }

    private static String part(Outcome outcome) {
        return switch (outcome) {
            case DONE, SAME -> DONE;
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            case NOT_TRIED -> NOT_TRIED;
        };
    }
}
