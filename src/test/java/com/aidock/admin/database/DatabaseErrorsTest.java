package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {
    private final DatabaseFaults faults = new DatabaseFaults(Clock.systemUTC());
    private final DatabaseErrors errors = new DatabaseErrors(faults);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void a_read_only_session_is_taken_for_a_read_only_database_until_a_new_one_says_otherwise() {
        errors.onSuspicion(looks::incrementAndGet);
        errors.readOnly("said");
        errors.readOnly("said");
        assertThat(faults.stands(DatabaseFault.READ_ONLY)).isTrue();
        assertThat(looks).hasValue(1);
        assertThat(errors.takeDoubt()).isFalse();
    }

    @Test
    void soon_after_an_unfounded_sign_the_next_one_is_looked_into_before_it_is_told() {
        errors.unfounded();
        errors.readOnly("said");
        assertThat(faults.stands(DatabaseFault.READ_ONLY)).isFalse();
        assertThat(errors.takeDoubt()).as("a new session is asked").isTrue();
        assertThat(errors.takeDoubt()).as("once").isFalse();
    }
}
