package com.aidock.admin.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Bounds the files that are sent and taken at once, for each caller and in all, and the time that one may take: whoever
 * reads or writes slowly uses up the own turns and not those of others.
 */
public final class TransferTurns {
    public static final int OF_A_CALLER = 5;
    public static final int IN_ALL = 50;
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, Integer> byCaller = new HashMap<>();
    private final LongSupplier nanos;
    private int all;

    public TransferTurns() {
        this(System::nanoTime);
    }

    TransferTurns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A turn that is to be closed, or nothing while the caller, or all together, have as many as they may. */
    public synchronized Optional<Turn> take(String caller) {
        int own = byCaller.getOrDefault(caller, 0);
        if (own >= OF_A_CALLER || all >= IN_ALL) {
            return Optional.empty();
        }
        byCaller.put(caller, own + 1);
        all++;
        return Optional.of(new Turn(caller, nanos.getAsLong()));
    }

    private synchronized void giveBack(String caller) {
        byCaller.computeIfPresent(caller, (name, own) -> own == 1 ? null : own - 1);
        all--;
    }

    /** One file under way. */
    public final class Turn implements AutoCloseable {
        private final String caller;
        private final long begun;

        private Turn(String caller, long begun) {
            this.caller = caller;
            this.begun = begun;
        }

        /**
         * To be called between two pieces of the file.
         *
         * @throws UncheckedIOException if it has taken too long; what was sent ends here, and does not look complete
         */
        public void goOn() {
            if (nanos.getAsLong() - begun > LONGEST.toNanos()) {
                throw new UncheckedIOException(
                        new IOException("The transfer took longer than %d min".formatted(LONGEST.toMinutes())));
            }
        }

        @Override
        public void close() {
            giveBack(caller);
        }
    }
}
