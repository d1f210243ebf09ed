package com.aidock.admin.llm.api;

import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.BatchResult;
import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.ImportRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an import did, or would do.
 *
 * @param stored how many configurations were created or changed
 * @param refused why some of those that could be stored were left as they are
 * @param undo what takes it back again, or null if nothing was stored
 */
@JsonNaming(SnakeCaseStrategy.class)
record ImportAnswer(
        boolean dryRun,
        int total,
        int stored,
        List<Row> items,
        List<String> refused,
        @Nullable String undo) {
    static ImportAnswer dry(ImportPlan plan) {
        return new ImportAnswer(true, plan.rows().size(), 0, rows(plan), List.of(), null);
    }

    static ImportAnswer done(ImportPlan plan, BatchResult result, @Nullable String undo) {
        return new ImportAnswer(
                false,
                plan.rows().size(),
                result.done().size(),
                rows(plan),
                result.refused().stream().map(BatchResult.Refusal::reason).toList(),
                undo);
    }

    private static List<Row> rows(ImportPlan plan) {
        return plan.rows().stream().map(Row::of).toList();
    }

    /**
     * One configuration of the file.
     *
     * @param outcome new, changed, unchanged or wrong
     * @param missing the secrets that must be entered before it can be active
     * @param errors with pointers into the whole file
     */
    record Row(
            int index,
            String name,
            String outcome,
            List<FieldChange> changes,
            List<String> missing,
            List<Wrong> errors) {
        static Row of(ImportRow row) {
            return new Row(
                    row.index(),
                    row.name(),
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.changes(),
                    row.missing(),
                    row.faults().stream()
                            .map(fault -> Wrong.of(fault.below("configurations", String.valueOf(row.index()))))
                            .toList());
        }
    }
}
