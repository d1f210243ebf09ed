package com.aidock.admin.bench;

import com.aidock.admin.database.BorrowReturnBenchmark;
import com.aidock.admin.database.BorrowReturnBenchmark.Lender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link BorrowReturnBenchmark} in rounds, each lender once in a process of its own in every round, and compares
 * only within a round: what else the machine does then touches both sides of a proportion alike. Prints medians.
 */
public final class BorrowCosts {
    private static final TimeValue TURN = TimeValue.milliseconds(500);

    private BorrowCosts() {}

    /** With the number of rounds, 3 if none is given. */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        System.out.println("| threads | lender | ns per borrow and return | times bare HikariCP | rounds |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int threads : new int[] {1, 8}) {
            print(threads, measure(threads, rounds));
        }
    }

    private static List<Map<Lender, Double>> measure(int threads, int rounds) throws RunnerException {
        List<Map<Lender, Double>> results = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Map<Lender, Double> round = new EnumMap<>(Lender.class);
            for (Lender lender : Lender.values()) {
                round.put(lender, nanos(lender, threads));
            }
            results.add(round);
        }
        return results;
    }

    private static double nanos(Lender lender, int threads) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(BorrowReturnBenchmark.class.getName())
                        .param("lender", lender.name())
                        .threads(threads)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TURN)
                        .measurementIterations(3)
                        .measurementTime(TURN)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }

    private static void print(int threads, List<Map<Lender, Double>> rounds) {
        for (Lender lender : Lender.values()) {
            List<Double> nanos = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            for (Map<Lender, Double> round : rounds) {
                double one = Objects.requireNonNull(round.get(lender));
                nanos.add(one);
                times.add(one / Objects.requireNonNull(round.get(Lender.BARE)));
            }
            Collections.sort(nanos);
            Collections.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.0f | %.2f | %.2f–%.2f |%n",
                    threads,
                    lender.label(),
                    nanos.get(nanos.size() / 2),
                    times.get(times.size() / 2),
                    times.getFirst(),
                    times.getLast());
        }
    }
}
