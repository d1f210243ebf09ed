package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ManyResult;
import com.aidock.admin.llm.ManyResult.State;
import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says of many tests what was found, and just as plainly what was not. */
final class ManySummary {
    private ManySummary() {}

    static String running(List<ManyResult> results) {
        long ended = results.stream().filter(r -> r.state().ended()).count();
        return "%,d of %,d done, %,d running. %s"
                .formatted(ended, results.size(), count(results, State.RUNNING), outcomes(results))
                .strip();
    }

    static String ended(List<ManyResult> results, Duration took) {
        List<String> parts = new ArrayList<>();
        parts.add("%,d of %,d tested in %s."
                .formatted(tested(results), results.size(), Money.milliseconds(took.toMillis())));
        parts.add(outcomes(results));
        add(parts, count(results, State.CANCELLED), "cancelled: nothing is known of them");
        add(parts, count(results, State.BROKEN), "not tested because of an error here");
        add(parts, unstored(results), "tested but not stored, because they were changed or the database was away");
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Those whose provider was asked; where that was not possible, nothing was tested. */
    private static long tested(List<ManyResult> results) {
        return results.stream()
                .map(ManyResult::report)
                .filter(Objects::nonNull)
                .filter(report -> report.result().outcome() != ProbeOutcome.NOT_POSSIBLE)
                .count();
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add("%,d %s.".formatted(count, what));
        }
    }

    /** A figure stays on the line of what it counts. */
    private static String outcomes(List<ManyResult> results) {
        Map<ProbeOutcome, Long> counts = results.stream()
                .map(ManyResult::report)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        report -> report.result().outcome(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> "%,d\u00a0×\u00a0%s".formatted(entry.getValue(), Outcomes.word(entry.getKey())))
                        .collect(Collectors.joining(", ", "", "."));
    }

    private static long unstored(List<ManyResult> results) {
        return results.stream()
                .map(ManyResult::report)
                .filter(Objects::nonNull)
                .filter(report -> !report.stored())
                .count();
    }

    private static long count(List<ManyResult> results, State state) {
        return results.stream().filter(r -> r.state() == state).count();
    }
}
