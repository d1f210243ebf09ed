package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures readings of a program on a database of its own: medians and 95 %, and for how long they hold their
 * connection.
 */
final class Loads {
    private final Lanes lanes;
    private final TransactionTemplate transaction;
    private final int warmUp;
    private final int loads;

    Loads(ConfigurableApplicationContext program, int warmUp, int loads) {
        lanes = program.getBean(Lanes.class);
        transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
        transaction.setReadOnly(true);
        this.warmUp = warmUp;
        this.loads = loads;
    }

    /** Starts the program on an empty database, measures as an administrator, and ends, whatever happens. */
    static void run(Consumer<ConfigurableApplicationContext> measurement, String... options) {
        int exit = 1;
        try (ConfigurableApplicationContext program = program(options)) {
            measurement.accept(program);
            exit = 0;
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(exit);
    }

    private static ConfigurableApplicationContext program(String... options) {
        try {
            List<String> all = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--vaadin.productionMode=true",
                    "--DATABASE_URL=" + TestPostgres.newDatabase(),
                    "--AIDOCK_HOME=" + Files.createTempDirectory("aidock-bench")));
            all.addAll(List.of(options));
            ConfigurableApplicationContext program =
                    new SpringApplication(Application.class).run(all.toArray(String[]::new));
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("bench", "", "ROLE_ADMIN", "ROLE_VIEWER"));
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void printHead() {
        System.out.println(
                "| configurations | what | median | 95 % | connection held, median | 95 % | statements | borrows |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    void measure(long rows, String what, Runnable reading) {
        for (int i = 0; i < warmUp; i++) {
            reading.run();
        }
        long statements = lanes.leases().statements(Lane.MAIN);
        long borrows = lanes.leases().borrows(Lane.MAIN);
        long[] nanos = new long[loads];
        for (int i = 0; i < loads; i++) {
            long start = System.nanoTime();
            reading.run();
            nanos[i] = System.nanoTime() - start;
        }
        statements = lanes.leases().statements(Lane.MAIN) - statements;
        borrows = lanes.leases().borrows(Lane.MAIN) - borrows;
        long[] held = new long[loads];
        for (int i = 0; i < loads; i++) {
            held[i] = held(reading);
        }
        print(rows, what, nanos, held, statements / loads, borrows / loads);
    }

    /** From the connection's arrival until it is given back: the lease is looked at in the transaction around it. */
    private long held(Runnable reading) {
        Lease lease = transaction.execute(status -> {
            reading.run();
            return lanes.leases().held().stream()
                    .filter(held -> held.thread() == Thread.currentThread())
                    .findFirst()
                    .orElseThrow();
        });
        return lease.heldNanos(lanes.leases().now());
    }

    private static void print(long rows, String what, long[] nanos, long[] held, long statements, long borrows) {
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %d | %d |%n",
                rows,
                what,
                share(nanos, 50),
                share(nanos, 95),
                share(held, 50),
                share(held, 95),
                statements,
                borrows);
    }

    private static double share(long[] nanos, int percent) {
        Arrays.sort(nanos);
        return nanos[nanos.length * percent / 100] / 1e6;
    }
}
