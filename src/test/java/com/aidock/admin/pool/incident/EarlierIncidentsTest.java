package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a process knows of the incidents before its start. */
@PostgresTest
@SpringBootTest
class EarlierIncidentsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");
    private static final String HOST =
            Instance.name().substring(0, Instance.name().lastIndexOf('-'));

    private final IncidentStore store;
    private final IncidentWriter writer;
    private final ScheduledWork scheduled;
    private final Lanes lanes;
    private final MockMvc web;
    private final JdbcTemplate sql;
    private final RecentIncidents recent = new RecentIncidents();

    @Autowired
    EarlierIncidentsTest(
            IncidentStore store,
            IncidentWriter writer,
            ScheduledWork scheduled,
            Lanes lanes,
            WebApplicationContext context,
            Environment environment) {
        this.writer = writer;
        this.scheduled = scheduled;
        this.store = store;
        this.lanes = lanes;
        this.web = MockMvcBuilders.webAppContextSetup(context).build();
        this.sql = PlainSql.of(environment);
    }

    @Test
    @WithMockUser(roles = "ADMIN")
    void the_export_of_one_leaves_an_entry_in_the_audit_log() throws Exception {
        Incident one = saved("elsewhere-0", 300);
        web.perform(get("/admin/llm-configs/debug/incidents/" + one.id())).andExpect(status().isOk());
        web.perform(get("/admin/llm-configs/debug/incidents/" + UUID.randomUUID()))
                .andExpect(status().isNotFound());

        Awaitility.await()
                .untilAsserted(() -> assertThat(sql.queryForList(
                                "select object_id || '|' || outcome from audit_entry where action = 'POOL_INCIDENT_EXPORTED'",
                                String.class))
                        .containsExactly(one.id() + "|DONE"));
    }

    @Test
    void they_are_closed_and_read_and_to_be_had_while_no_connection_is() {
        Incident left = saved(HOST + "-0", 0);
        Incident over = incident("elsewhere-0", 60).closed(BEGIN.plusSeconds(70));
        store.save(over);
        Incident lasting = saved("elsewhere-0", 120);
        EarlierIncidents earlier = new EarlierIncidents(store, recent, Clock.systemUTC());
        earlier.takeOver();
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 100);
                HeldConnections background = HeldConnections.take(lanes, WorkKind.JOB, 20);
                HeldConnections reserved = HeldConnections.take(lanes, WorkKind.RESCUE, 3)) {
            assertThat(recent.all()).extracting(Incident::id).containsExactly(over.id(), left.id());
            assertThat(recent.all().getLast().closedAt()).isEqualTo(BEGIN.plusSeconds(11));
        }
        assertThat(recent.current()).isEmpty();

        // What another replica's has become is in the database only.
        assertThat(store.find(lasting.id()))
                .hasValueSatisfying(incident -> assertThat(incident.open()).isTrue());
        recent.closed(left.closed(BEGIN.plusSeconds(5)));
        assertThat(recent.all()).extracting(Incident::id).containsExactly(left.id(), over.id());
    }

    @Test
    void they_are_read_once_and_again_if_the_database_did_not_answer() {
        IncidentStore away = mock(IncidentStore.class);
        when(away.closeLeftOpen(any(), any(), any())).thenThrow(new QueryTimeoutException("away"));
        EarlierIncidents earlier = new EarlierIncidents(away, recent, Clock.systemUTC());
        earlier.takeOver();
        assertThat(recent.all()).isEmpty();
        Incident one = incident("elsewhere-0", 0).closed(BEGIN.plusSeconds(9));
        doReturn(0).when(away).closeLeftOpen(any(), any(), any());
        when(away.newest(RecentIncidents.MOST)).thenReturn(List.of(one));
        earlier.takeOver();
        assertThat(recent.all()).containsExactly(one);
        earlier.takeOver();
        verify(away, times(1)).newest(RecentIncidents.MOST);
    }

    @Test
    void one_is_stored_while_scheduled_work_is_paused_and_at_a_clean_end_with_its_end() {
        scheduled.pause();
        try {
            Incident lasting = incident("here-0", 200);
            writer.write(lasting);
            await().until(() -> store.find(lasting.id()).isPresent());

            IncidentWriter atTheEnd = new IncidentWriter(
                    store, new IncidentProperties(Duration.ofSeconds(10), Duration.ofDays(365_000)), Clock.systemUTC());
            atTheEnd.write(lasting.stopped(BEGIN.plusSeconds(220)));
            atTheEnd.close();
            assertThat(store.find(lasting.id())).hasValueSatisfying(stopped -> {
                assertThat(stopped.closedAt()).isEqualTo(BEGIN.plusSeconds(220));
                assertThat(stopped.verdict().headline()).endsWith("The console was stopped while it lasted.");
            });
        } finally {
            scheduled.resume();
            store.removeBefore(BEGIN.plusSeconds(300));
        }
    }

    private Incident saved(String instance, int second) {
        Incident incident = incident(instance, second);
        store.save(incident);
        return incident;
    }

    private static Incident incident(String instance, int second) {
        Instant at = BEGIN.plusSeconds(second);
        LaneReading main = new LaneReading(Lane.MAIN, 1, 1, 0, 1, 1, 1, 0, 0);
        DatabaseReading server = new DatabaseReading(true, at, null, 10, 97, 1);
        PoolSample sample = new PoolSample(at, Health.CRITICAL, List.of(main), Duration.ZERO, server);
        Moment first = Moment.of(sample, List.of(), List.of(), false);
        OpenIncident open =
                new OpenIncident(UUID.randomUUID(), instance, "The pool left health", at, first, FailedRequests.NONE);
        return open.soFar().seen(at.plusSeconds(11));
    }
}
