package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.llm.probe.ProbeTarget;
import com.aidock.admin.testing.PlainSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
class LlmConfigBatchesTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");
    private static final BatchProgress ON = seen -> true;

    private final LlmConfigBatches batches;
    private final LlmConfigs configs;
    private final Connections connections;
    private final JdbcTemplate sql;

    @Autowired
    LlmConfigBatchesTest(
            LlmConfigBatches batches, LlmConfigs configs, Connections connections, Environment environment) {
        this.batches = batches;
        this.configs = configs;
        this.connections = connections;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.execute("drop function if exists fail_in_the_middle() cascade");
        sql.update("delete from llm_usage");
        sql.update("delete from llm_config");
    }

    @Test
    void many_are_switched_off_and_the_undo_switches_on_only_those_that_were_on() {
        List<Long> ids = three();
        configs.setActive(ids.get(1), null, false);
        BatchResult off = batches.setActive(ids, false, ON);
        assertThat(off.done()).hasSize(2);
        assertThat(active(ids)).containsExactly(false, false, false);
        assertThat(batches.undo(off, ON).refused()).isEmpty();
        assertThat(active(ids)).containsExactly(true, false, true);
    }

    @Test
    void one_that_is_refused_does_not_hold_up_the_others_and_says_why() {
        List<Long> ids = three();
        sql.update(
                "update llm_config set is_active = false, default_model = null, available_models = '[]' where id = ?",
                ids.get(0));
        configs.setActive(ids.get(1), null, false);
        BatchResult on = batches.setActive(ids, true, ON);
        assertThat(on.done()).extracting(BatchResult.Step::id).containsExactly(ids.get(1));
        assertThat(on.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.id()).isEqualTo(ids.get(0));
            assertThat(refusal.reason()).contains("default model");
        });
    }

    @Test
    void a_database_error_in_the_middle_leaves_the_account_and_the_undo_of_what_was_done() {
        List<Long> ids = three();
        failing("before update", "raise exception 'no space' using errcode = '53100'");
        BatchResult stopped = batches.setPriority(ids, 7, ON);
        assertThat(stopped.outcomes())
                .containsExactly(BatchResult.Outcome.DONE, BatchResult.Outcome.FAILED, BatchResult.Outcome.NOT_TRIED);
        assertThat(stopped.done()).extracting(BatchResult.Step::id).containsExactly(ids.get(0));
        assertThat(stopped.refused()).singleElement().satisfies(refusal -> assertThat(refusal.id())
                .isEqualTo(ids.get(1)));
        assertThat(stopped.stoppedBy()).isNotNull();
        assertThat(batches.undo(stopped, ON).done()).hasSize(1);
        assertThat(priorities()).doesNotContain(7);
    }

    @Test
    void an_undo_that_a_database_error_ends_goes_on_with_the_rest() {
        List<Long> ids = three();
        BatchResult done = batches.setPriority(ids, 7, ON);
        failing("before update", "raise exception 'time is up' using errcode = '57014'");
        BatchResult undone = batches.undo(done, ON);
        assertThat(undone.outcomes())
                .containsExactly(BatchResult.Outcome.DONE, BatchResult.Outcome.FAILED, BatchResult.Outcome.NOT_TRIED);
        sql.execute("drop function fail_in_the_middle() cascade");
        BatchResult rest = done.rest(undone);
        assertThat(rest.done()).extracting(BatchResult.Step::id).containsExactly(ids.get(1), ids.get(2));
        assertThat(batches.undo(rest, ON).done()).hasSize(2);
        assertThat(priorities()).doesNotContain(7);
    }

    @Test
    void a_connection_that_is_lost_in_the_commit_leaves_that_one_unknown() {
        List<Long> ids = three();
        failing("after update", "perform pg_terminate_backend(pg_backend_pid())");
        BatchResult stopped = batches.setPriority(ids, 7, ON);
        assertThat(stopped.outcomes())
                .containsExactly(BatchResult.Outcome.DONE, BatchResult.Outcome.UNKNOWN, BatchResult.Outcome.NOT_TRIED);
        assertThat(stopped.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.id()).isEqualTo(ids.get(1));
            assertThat(unknown.reason()).contains("unknown: look at it");
        });
        assertThat(stopped.refused()).isEmpty();
    }

    @Test
    void a_refusal_at_the_commit_is_no_unknown_one() {
        List<Long> ids = three();
        failing("after update", "raise exception 'no' using errcode = '53100'");
        assertThat(batches.setPriority(ids, 7, ON).outcomes()).contains(BatchResult.Outcome.FAILED);
    }

    /** Fails for the second of three; what is said to come after is deferred to the commit. */
    private void failing(String when, String how) {
        sql.execute("""
                create or replace function fail_in_the_middle() returns trigger language plpgsql as $$
                begin if new.name = 'config 1' then %s; end if; return new; end $$""".formatted(how));
        sql.execute(
                when.startsWith("after")
                        ? "create constraint trigger fail_in_the_middle %s on llm_config deferrable initially deferred for each row execute function fail_in_the_middle()"
                                .formatted(when)
                        : "create trigger fail_in_the_middle %s on llm_config for each row execute function fail_in_the_middle()"
                                .formatted(when));
    }

    private List<Integer> priorities() {
        return sql.queryForList("select priority from llm_config", Integer.class);
    }

    @Test
    void an_undo_leaves_alone_what_somebody_changed_since() {
        List<Long> ids = three();
        BatchResult done = batches.setPriority(ids, 7, ON);
        LlmConfigDetails touched = configs.find(ids.get(0)).orElseThrow();
        configs.update(
                touched.id(), touched.version(), Forms.changed(touched.form(), f -> f.description = "by hand"), null);
        BatchResult undone = batches.undo(done, ON);
        assertThat(undone.refused()).extracting(BatchResult.Refusal::id).containsExactly(ids.get(0));
        assertThat(priorities(ids)).containsExactly(7, 100, 100);
    }

    @Test
    void a_priority_out_of_bounds_is_refused_for_all() {
        assertThat(batches.setPriority(three(), 1001, ON).refused())
                .hasSize(3)
                .allSatisfy(refusal -> assertThat(refusal.reason()).contains("0 to 1000"));
    }

    @Test
    void deleted_ones_come_back_whole_with_keys_that_still_open() {
        List<Long> ids = three();
        LlmConfigDetails before = configs.find(ids.get(0)).orElseThrow();
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'gpt-large')", ids.get(2));
        BatchResult deleted = batches.delete(ids, ON);
        assertThat(deleted.refused()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("has been used"));
        assertThat(configs.find(ids.get(0))).isEmpty();
        assertThat(batches.undo(deleted, ON).refused()).isEmpty();
        LlmConfigDetails after = configs.find(ids.get(0)).orElseThrow();
        assertThat(after.form()).isEqualTo(before.form());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(target(ids.get(0)).key()).isEqualTo(KEY);
    }

    @Test
    void a_deleted_one_whose_name_was_taken_meanwhile_stays_deleted_and_says_so() {
        List<Long> ids = three();
        BatchResult deleted = batches.delete(ids.subList(0, 1), ON);
        configs.create(Forms.of(f -> f.name = "config 0"), KEY);
        assertThat(batches.undo(deleted, ON).refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("config 0", "already"));
    }

    @Test
    void a_stop_ends_it_between_two_configurations() {
        List<Long> ids = three();
        assertThat(batches.setActive(ids, false, seen -> seen < 2).done()).hasSize(2);
        assertThat(active(ids)).containsExactly(false, false, true);
    }

    @Test
    void a_query_names_all_that_it_lists() {
        List<Long> ids = three();
        configs.setActive(ids.get(2), null, false);
        assertThat(batches.names(ListQuery.DEFAULT).keySet()).containsExactlyElementsOf(ids.subList(0, 2));
    }

    @Test
    void a_copy_is_inactive_has_a_free_name_and_its_own_sealed_key() {
        LlmConfigDetails original = configs.create(
                Forms.of(f -> f.customHeaders =
                        List.of(new HeaderForm("X-Token", Secret.of("planted-header-1234567"), true))),
                KEY);
        LlmConfigDetails copy = configs.duplicate(original.id());
        assertThat(copy.form().name()).isEqualTo("Support assistant (copy)");
        assertThat(copy.form().active()).isFalse();
        assertThat(target(copy.id()).key()).isEqualTo(KEY);
        assertThat(target(copy.id()).headers()).containsEntry("X-Token", Secret.of("planted-header-1234567"));
        assertThat(configs.duplicate(copy.id()).form().name()).isEqualTo("Support assistant (copy 2)");
        assertThat(sql.queryForObject("select count(distinct api_key_ciphertext) from llm_config", Integer.class))
                .isEqualTo(3);
    }

    @Test
    void what_cannot_be_read_cannot_be_copied() {
        LlmConfigDetails original = configs.create(Forms.valid(), KEY);
        sql.update("update llm_config set api_key_ciphertext = '\\x00'");
        assertThatThrownBy(() -> configs.duplicate(original.id()))
                .isInstanceOf(InvalidLlmConfig.class)
                .hasMessageContaining("Enter it again");
    }

    @Test
    void a_copy_of_the_longest_name_still_fits() {
        assertThat(CopyNames.free("x".repeat(100), name -> false)).hasSize(100).endsWith("x (copy)");
        assertThat(CopyNames.free("Chat (copy 9)", List.of("Chat (copy)")::contains))
                .isEqualTo("Chat (copy 2)");
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_changes_none() {
        Stream.<Runnable>of(
                        () -> batches.setActive(List.of(1L), true, ON),
                        () -> batches.setPriority(List.of(1L), 1, ON),
                        () -> batches.delete(List.of(1L), ON),
                        () -> batches.undo(new BatchResult(List.of(), List.of(), List.of(), List.of(), null), ON),
                        () -> configs.duplicate(1))
                .forEach(change -> assertThatThrownBy(change::run).isInstanceOf(AccessDeniedException.class));
    }

    private ProbeTarget target(long id) {
        return Objects.requireNonNull(connections.stored(id).handover().target());
    }

    private List<Long> three() {
        return new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(i -> configs.create(Forms.of(f -> f.name = "config " + i), KEY)
                        .id())
                .toList());
    }

    private List<Boolean> active(List<Long> ids) {
        return ids.stream()
                .map(id -> configs.find(id).orElseThrow().form().active())
                .toList();
    }

    private List<Integer> priorities(List<Long> ids) {
        return ids.stream()
                .map(id -> configs.find(id).orElseThrow().form().priority())
                .toList();
    }
}
