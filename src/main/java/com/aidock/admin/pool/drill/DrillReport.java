package com.aidock.admin.pool.drill;

import com.aidock.admin.pool.drill.DrillCheck.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a drill found so far.
 *
 * @param finished whether nothing is to come any more
 */
public record DrillReport(boolean finished, List<DrillCheck> checks, Duration took) {
    public DrillReport {
        checks = List.copyOf(checks);
    }

    /** The report of a drill that was not begun. */
    public static DrillReport notBegun(String why) {
        return new DrillReport(true, List.of(DrillCheck.notRun("drill", why)), Duration.ZERO);
    }

    /** Whether it is over and every check passed. */
    public boolean passed() {
        return finished && count(Outcome.PASSED) == checks.size() && !checks.isEmpty();
    }

    /**
     * {@code running}, {@code passed}, {@code failed}, or {@code not_run} if nothing failed but something did not run.
     */
    public String state() {
        if (!finished) {
            return "running";
        }
        return passed() ? "passed" : count(Outcome.FAILED) > 0 ? "failed" : "not_run";
    }

    public long count(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }

    /** One line for all. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %d passed, %d failed, %d not run, in %.1f s",
                state().equals("not_run") ? "incomplete" : state(),
                count(Outcome.PASSED),
                count(Outcome.FAILED),
                count(Outcome.NOT_RUN),
                took.toMillis() / 1000.0);
    }

    /** A line for each check, and the summary when it is over. */
    public String text() {
        String lines = checks.stream()
                .map(check -> "%s %-20s %s%n".formatted(check.outcome().sign(), check.name(), check.detail()))
                .collect(Collectors.joining());
        return finished ? lines + summary() + System.lineSeparator() : lines;
    }
}
