package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.sql.Connection;
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
    private static final Work SAVE = new Work(WorkKind.PERSON, null, "LLM configurations", "save");

    private final AtomicLong clock = new AtomicLong();
    private final LeaseRegistry leases = new LeaseRegistry(clock::get);
    private final SlowTransactions listener = new SlowTransactions(leases, new SlowWorkLog(Clock.systemUTC()));
    private final DefaultTransactionStatus transaction =
            new DefaultTransactionStatus("Configs.save", null, true, false, false, false, false, null);

    @Test
    void a_transaction_above_five_seconds_is_warned_of_with_what_it_was_for(CapturedOutput output) {
        SAVE.run(() -> run(Duration.ofMillis(5001)));
        assertThat(output).contains("Slow transaction: 5.0 s, committed, LLM configurations › save, user -, backend 7");
    }

    @Test
    void a_transaction_of_five_seconds_is_not(CapturedOutput output) {
        run(Duration.ofSeconds(5));
        assertThat(output).doesNotContain("Slow transaction");
    }

    @Test
    void what_waits_for_its_connection_or_never_needs_one_is_not_slow_by_that(CapturedOutput output) {
        listener.afterBegin(transaction, null);
        pass(Duration.ofSeconds(24));
        listener.afterCommit(transaction, null);
        listener.afterBegin(transaction, null);
        pass(Duration.ofSeconds(24));
        take();
        pass(Duration.ofSeconds(1));
        listener.afterCommit(transaction, null);
        assertThat(output).doesNotContain("Slow transaction");
    }

    @Test
    void a_connection_that_was_taken_with_the_begin_counts(CapturedOutput output) {
        lend();
        listener.afterBegin(transaction, null);
        pass(Duration.ofSeconds(6));
        listener.afterCommit(transaction, null);
        assertThat(output).contains("Slow transaction: 6.0 s, committed");
    }

    @Test
    void a_suspended_transaction_is_timed_on_its_own(CapturedOutput output) {
        listener.afterBegin(transaction, null);
        take();
        pass(Duration.ofSeconds(4));
        run(Duration.ofSeconds(2));
        assertThat(output).doesNotContain("Slow transaction");
        listener.afterBegin(transaction, null);
        pass(Duration.ofSeconds(6));
        listener.afterCommit(transaction, null);
        assertThat(output).doesNotContain("Slow transaction");
        listener.afterRollback(transaction, null);
        assertThat(output).contains("Slow transaction: 12.0 s, rolled back");
    }

    private void run(Duration duration) {
        listener.afterBegin(transaction, null);
        LeasedConnection lease = take();
        pass(duration);
        leases.ended(lease, duration.toNanos());
        listener.afterCommit(transaction, null);
    }

    private LeasedConnection take() {
        LeasedConnection lease = lend();
        listener.jdbcConnectionAcquisitionEnd();
        return lease;
    }

    private LeasedConnection lend() {
        LeasedConnection lease = leases.ask(Lane.MAIN, Work.current(), leases.now());
        leases.acquired(lease, mock(Connection.class), 7, leases.now());
        return lease;
    }

    private void pass(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }
}
