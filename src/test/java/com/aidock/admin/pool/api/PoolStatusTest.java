package com.aidock.admin.pool.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(properties = "aidock.lanes.main.minimum-idle=30")
@PostgresTest
@WithMockUser(roles = "ADMIN")
class PoolStatusTest {
    private final PoolStatusController controller;
    private final Lanes lanes;
    private final JsonMapper json;

    @Autowired
    PoolStatusTest(PoolStatusController controller, Lanes lanes, JsonMapper json) {
        this.controller = controller;
        this.lanes = lanes;
        this.json = json;
    }

    @Test
    void utilisations_of_69_70_90_and_91_per_cent_give_the_verdicts_of_the_contract() {
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 69)) {
            assertThat(verdict()).isEqualTo("healthy");
            held.holdExactly(70);
            assertThat(verdict()).isEqualTo("warning");
            held.holdExactly(90);
            assertThat(verdict()).isEqualTo("warning");
            held.holdExactly(91);
            assertThat(verdict()).isEqualTo("critical");
            JsonNode main = status().get("sync_pool");
            assertThat(main.get("checked_out").asInt()).isEqualTo(91);
            assertThat(main.get("utilization_pct").asDouble()).isEqualTo(91.0);
            assertThat(main.get("overflow").asInt()).isGreaterThanOrEqualTo(61);
        }
        assertThat(verdict()).isEqualTo("healthy");
    }

    @Test
    void the_first_fixs_keys_are_kept_and_what_it_lacked_is_added() {
        JsonNode status = status();
        assertThat(status.propertyNames())
                .contains(
                        "status",
                        "pool_health",
                        "sync_pool",
                        "async_pool",
                        "timestamp",
                        "recommendations",
                        "pools",
                        "waiting",
                        "leases",
                        "database");
        assertThat(status.get("status").asString()).isEqualTo("success");
        for (String pool : List.of("sync_pool", "async_pool")) {
            assertThat(status.get(pool).propertyNames())
                    .contains(
                            "size", "checked_in", "checked_out", "overflow", "invalid", "capacity", "utilization_pct");
        }
        assertThat(status.get("pools").propertyNames()).containsExactly("main", "background", "reserved");
        assertThat(status.get("sync_pool").get("size").asInt()).isEqualTo(30);
        assertThat(status.get("sync_pool").get("capacity").asInt()).isEqualTo(100);
        assertThat(status.get("timestamp").isIntegralNumber()).isTrue();
    }

    @Test
    void what_is_recommended_follows_from_what_is_seen() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            JsonNode status = status();
            assertThat(status.get("recommendations").get(0).asString())
                    .contains("Main is at 95 % (95 of 100)")
                    .contains("95 of the holders are for Test storm › hold");
            assertThat(status.get("leases").size()).isGreaterThanOrEqualTo(95);
            assertThat(status.get("leases").get(0).get("place").asString()).isEqualTo("Test storm");
        }
    }

    @Test
    void asking_borrows_nothing() {
        long before = lanes.leases().borrows(Lane.MAIN);
        Work person = new Work(WorkKind.PERSON, null, "test", "ask");
        person.run(this::status);
        assertThat(lanes.leases().borrows(Lane.MAIN)).isEqualTo(before);
    }

    private String verdict() {
        return status().get("pool_health").asString();
    }

    private JsonNode status() {
        return json.valueToTree(controller.status().getBody());
    }
}
