package com.aidock.admin.audit.api;

import com.aidock.admin.audit.AuditDetails;
import com.aidock.admin.audit.AuditParameters;
import com.aidock.admin.audit.AuditRow;
import com.aidock.admin.events.FieldChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes entries as lines of a CSV file (RFC 4180) that no spreadsheet takes for formulas. */
final class CsvLines {
    static final List<String> HEAD = List.of(
            "id",
            "at",
            "person",
            "person_id",
            "address",
            "place",
            "operation",
            "action",
            "outcome",
            "object",
            "object_id",
            "object_name",
            "attempts",
            "reason",
            "changes");

    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";
    private static final String END = "\r\n";

    private CsvLines() {}

    static String head() {
        return String.join(",", HEAD) + END;
    }

    static String line(AuditDetails entry) {
        AuditRow row = entry.row();
        return Stream.of(
                                Long.toString(row.id()),
                                row.at().toString(),
                                row.actor(),
                                row.actorId(),
                                row.address(),
                                row.place(),
                                row.operation(),
                                AuditParameters.word(row.action()),
                                AuditParameters.word(row.outcome()),
                                AuditParameters.word(row.objectType()),
                                row.objectId(),
                                row.objectLabel(),
                                Integer.toString(row.attempts()),
                                row.reason(),
                                changes(entry.changes()))
                        .map(CsvLines::cell)
                        .collect(Collectors.joining(","))
                + END;
    }

    private static String changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> "%s: %s → %s".formatted(change.field(), said(change.before()), said(change.after())))
                .collect(Collectors.joining("\n"));
    }

    private static String said(@Nullable String value) {
        return value == null ? "none" : value;
    }

    static String cell(@Nullable String value) {
        String text = value == null ? "" : value;
        if (!text.isEmpty() && FORMULA_BEGINS.indexOf(text.stripLeading().isEmpty() ? ' ' : firstOf(text)) >= 0) {
            text = "'" + text;
        }
        boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'');
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Some spreadsheets skip blanks before they look for a formula. */
    private static char firstOf(String text) {
        return "\t\r\n".indexOf(text.charAt(0)) >= 0
                ? text.charAt(0)
                : text.stripLeading().charAt(0);
    }
}
