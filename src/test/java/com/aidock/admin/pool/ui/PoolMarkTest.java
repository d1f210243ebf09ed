package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PoolMarkTest {
    @Test
    void says_healthy_and_the_share_while_nobody_waits() {
        PoolSample calm = sample(0, 0, true);
        assertThat(new PoolMark(calm).getElement().getTextRecursively()).endsWith("Healthy20 %");
        assertThat(card(calm)).doesNotContain("Waiting");
    }

    @Test
    void never_says_healthy_alone_while_people_wait_for_connections_that_the_server_does_not_have() {
        PoolSample queue = sample(7, 900, true);
        assertThat(queue.health()).isEqualTo(Health.HEALTHY);
        assertThat(new PoolMark(queue).getElement().getTextRecursively()).endsWith("7 waiting20 %");
        assertThat(card(queue)).contains("Waiting");
    }

    @Test
    void says_that_the_database_is_away_before_anything_else() {
        assertThat(new PoolMark(sample(7, 900, false)).getElement().getTextRecursively())
                .endsWith("Database away");
    }

    @Test
    void never_says_healthy_while_an_incident_lasts() {
        PoolSample calm = sample(0, 0, true);
        Trouble trouble = new Trouble(
                new UUID(0, 1), Instant.EPOCH, "lock_chain", "lock chain", "40 wait.", "End it.", true, false);
        assertThat(new PoolMark(with(calm, trouble)).getElement().getTextRecursively())
                .endsWith("Incident20 %");
        assertThat(new PoolMark(with(calm, trouble)).getElement().getAttribute("title")).isEqualTo("40 wait.");
    }

    private static PoolSample with(PoolSample sample, Trouble trouble) {
        return new PoolSample(
                sample.at(),
                sample.health(),
                sample.lanes(),
                sample.longestWait(),
                sample.database(),
                sample.failed(),
                trouble);
    }

    private static String card(PoolSample sample) {
        LaneCard card = new LaneCard(Lane.MAIN);
        card.show(sample, List.of());
        return card.text();
    }

    private static PoolSample sample(int waiting, int longest, boolean reachable) {
        List<LaneReading> lanes = List.of(new LaneReading(Lane.MAIN, 20, 20, 0, 20, waiting, 100, 0, 0));
        DatabaseReading server = new DatabaseReading(reachable, Instant.EPOCH, null, 97, 97, 20);
        return new PoolSample(Instant.EPOCH, Health.worst(lanes), lanes, Duration.ofMillis(longest), server);
    }
}
