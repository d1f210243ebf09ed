package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.DefaultTransactionStatus;

@ExtendWith(OutputCaptureExtension.class)
class SlowTransactionsTest {
    private final AtomicLong clock = new AtomicLong();
    private final SlowTransactions listener =
            new SlowTransactions(new LeaseRegistry(clock::get), new SlowWorkLog(Clock.systemUTC()));
    private final DefaultTransactionStatus transaction =
            new DefaultTransactionStatus("Configs.save", null, true, false, false, false, false, null);

    @Test
    void a_transaction_above_five_seconds_is_warned_of_with_what_it_was_for(CapturedOutput output) {
        new Work(WorkKind.PERSON, null, "LLM configurations", "save").run(() -> run(Duration.ofMillis(5001)));
        assertThat(output).contains("Slow transaction: 5.0 s, committed, LLM configurations › save");
    }

    @Test
    void a_transaction_of_five_seconds_is_not(CapturedOutput output) {
        run(Duration.ofSeconds(5));
        assertThat(output).doesNotContain("Slow transaction");
    }

    @Test
    void a_suspended_transaction_is_timed_on_its_own(CapturedOutput output) {
        listener.afterBegin(transaction, null);
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        run(Duration.ofSeconds(2));
        assertThat(output).doesNotContain("Slow transaction");
        listener.afterRollback(transaction, null);
        assertThat(output).contains("Slow transaction: 6.0 s, rolled back");
    }

    private void run(Duration duration) {
        listener.afterBegin(transaction, null);
        clock.addAndGet(duration.toNanos());
        listener.afterCommit(transaction, null);
    }
}
