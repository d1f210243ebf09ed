package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseErrorKindTest {
    @ParameterizedTest
    @CsvSource({
        "08006, CONNECTION",
        "58030, CONNECTION",
        "53300, RESOURCES",
        "57P01, ENDED",
        "57014, TIME_OUT",
        "55P03, TIME_OUT",
        "25P03, TIME_OUT",
        "42P01, PROGRAM",
        "40P01, PROGRAM",
        "23505,",
        "22001,",
        "40001,",
    })
    void an_error_is_told_by_its_sqlstate(String state, @Nullable DatabaseErrorKind kind) {
        assertThat(DatabaseErrorKind.of(new SQLException("no", state))).isEqualTo(Optional.ofNullable(kind));
    }

    /** Stored arrays are read in this order. */
    @Test
    void kinds_and_reasons_keep_their_order() {
        assertThat(DatabaseErrorKind.values())
                .extracting(Enum::name)
                .startsWith("CONNECTION", "RESOURCES", "ENDED", "TIME_OUT", "PROGRAM");
        assertThat(CloseReason.values())
                .extracting(Enum::name)
                .startsWith("IDLE_TIMEOUT", "MAX_LIFETIME", "BROKEN", "EVICTED", "RECLAIMED", "SHUTDOWN", "OTHER");
    }
}
