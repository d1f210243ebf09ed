package com.aidock.admin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TransferTurnsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TransferTurns turns = new TransferTurns(nanos::get);

    @Test
    void slow_readers_use_up_their_own_turns_and_nobody_elses() {
        List<TransferTurns.Turn> slow = new ArrayList<>();
        for (int i = 0; i < TransferTurns.OF_A_CALLER; i++) {
            slow.add(turns.take("slow").orElseThrow());
        }
        assertThat(turns.take("slow")).isEmpty();
        assertThat(turns.take("other")).isPresent();
        slow.getFirst().close();
        assertThat(turns.take("slow")).isPresent();
    }

    @Test
    void all_together_are_bounded() {
        for (int i = 0; i < TransferTurns.IN_ALL; i++) {
            assertThat(turns.take("caller " + i)).isPresent();
        }
        assertThat(turns.take("one more")).isEmpty();
    }

    @Test
    void a_transfer_ends_when_it_took_too_long() {
        try (TransferTurns.Turn turn = turns.take("slow").orElseThrow()) {
            nanos.addAndGet(TransferTurns.LONGEST.toNanos());
            assertThatCode(turn::goOn).doesNotThrowAnyException();
            nanos.addAndGet(1);
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(turn::goOn);
        }
    }
}
