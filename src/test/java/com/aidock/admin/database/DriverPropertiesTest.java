package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class DriverPropertiesTest {
    private static final LaneSettings LANE = LaneBudgetTest.lane(1, 4);

    @Test
    void the_name_by_which_lanes_and_replicas_are_told_apart_is_ours_whatever_the_address_says() {
        Properties given = properties("?ApplicationName=mine&socketTimeout=20", SessionStyle.STARTUP_OPTIONS);
        assertThat(given).containsEntry("ApplicationName", "aidock-main@here").containsEntry("socketTimeout", "20");
    }

    @Test
    void options_of_the_address_are_sent_beside_ours_which_come_last_and_win() {
        Properties given = properties("?options=-c%20search_path%3Da%20-c%20jit%3Don", SessionStyle.STARTUP_OPTIONS);
        assertThat(given.getProperty("options"))
                .startsWith("-c search_path=a -c jit=on -c jit=off -c statement_timeout=");
        assertThat(properties("?options=-c%20jit%3Don", SessionStyle.SET_ON_CONNECT))
                .containsEntry("options", "-c jit=on");
    }

    private static Properties properties(String query, SessionStyle style) {
        DatabaseUrl url = DatabaseUrl.parse("postgres://app@localhost/db" + query);
        return DriverProperties.of(url, LANE, "aidock-main@here", style);
    }
}
