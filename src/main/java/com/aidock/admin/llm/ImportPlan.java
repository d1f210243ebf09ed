package com.aidock.admin.llm;

import com.aidock.admin.llm.document.Fault;
import java.util.List;

/** What the import of a file would do, configuration by configuration, in the file's order; nothing is stored yet. */
public record ImportPlan(List<ImportRow> rows) {
    public ImportPlan {
        rows = List.copyOf(rows);
    }

    public int count(ImportRow.Kind kind) {
        return Math.toIntExact(rows.stream().filter(row -> row.kind() == kind).count());
    }

    /** Those that would be stored. */
    public List<ImportRow> toStore() {
        return rows.stream().filter(ImportRow::isToStore).toList();
    }

    /** All that is wrong, at its place in the whole file. */
    public List<Fault> faults() {
        return rows.stream()
                .flatMap(row -> row.faults().stream()
                        .map(fault -> fault.below(ImportFile.CONFIGURATIONS, String.valueOf(row.index()))))
                .toList();
    }
}
