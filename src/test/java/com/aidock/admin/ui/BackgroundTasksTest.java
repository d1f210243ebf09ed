package com.aidock.admin.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

class BackgroundTasksTest extends ScreenTest {
    private record Ana(String id, String displayName) implements Actor {}

    @PageTitle("Workshop")
    private static final class Workshop extends Div {}

    private final List<String> results = new CopyOnWriteArrayList<>();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void works_off_the_screen_and_calls_back_on_it() {
        AtomicBoolean virtual = new AtomicBoolean();
        tasks.run(
                owner,
                "load",
                () -> {
                    virtual.set(Thread.currentThread().isVirtual() && UI.getCurrent() == null);
                    return "rows";
                },
                rows -> results.add(
                        rows + " on " + (UI.getCurrent() == owner.getUI().orElseThrow())));
        eventually(() -> assertThat(results).containsExactly("rows on true"));
        assertThat(virtual).isTrue();
    }

    @Test
    void draws_the_result_under_the_same_name_but_off_the_database() {
        AtomicReference<Work> drawing = new AtomicReference<>();
        tasks.run(owner, "save", () -> "", result -> drawing.set(Work.current()));
        eventually(() -> assertThat(drawing.get()).isNotNull());
        assertThat(drawing.get().kind()).isEqualTo(WorkKind.SCREEN);
        assertThat(drawing.get().operation()).isEqualTo("save");
    }

    @Test
    void works_as_the_signed_in_person_and_names_the_view() {
        Ana ana = new Ana("7", "ana@example.org");
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(ana, null, "ROLE_ADMIN"));
        AtomicReference<@Nullable Authentication> seen = new AtomicReference<>();
        AtomicReference<Work> work = new AtomicReference<>();
        Workshop workshop = new Workshop();
        owner.add(workshop);
        tasks.run(
                workshop,
                "save",
                () -> {
                    seen.set(SecurityContextHolder.getContext().getAuthentication());
                    work.set(Work.current());
                    return "";
                },
                results::add);
        SecurityContextHolder.getContext().setAuthentication(null);
        eventually(() -> assertThat(results).hasSize(1));
        assertThat(requireNonNull(seen.get()).getPrincipal()).isEqualTo(ana);
        assertThat(work.get()).isEqualTo(new Work(WorkKind.PERSON, ana, "Workshop", "save"));
    }

    @Test
    void ends_the_wait_and_calls_nobody_back_when_cancelled() throws InterruptedException {
        Stuck stuck = new Stuck();
        Task task = tasks.run(owner, "load", stuck::waitForIt, results::add, failure -> results.add("failed"));
        stuck.begun.await();
        task.cancel();
        await().untilTrue(stuck.interrupted);
        MockVaadin.clientRoundtrip();
        assertThat(results).isEmpty();
    }

    @Test
    void ends_the_wait_when_the_owner_leaves_the_screen() throws InterruptedException {
        Stuck stuck = new Stuck();
        tasks.run(owner, "load", stuck::waitForIt, results::add, failure -> results.add("failed"));
        stuck.begun.await();
        owner.removeFromParent();
        await().untilTrue(stuck.interrupted);
        MockVaadin.clientRoundtrip();
        assertThat(results).isEmpty();
    }

    @Test
    void leaves_a_connection_in_use_alone_when_cancelled() throws InterruptedException {
        Stuck stuck = new Stuck();
        LeaseRegistry registry = mock(LeaseRegistry.class);
        Task task = new BackgroundTasks(registry, delays, new PersonTurns())
                .run(owner, "load", stuck::waitForIt, results::add);
        stuck.begun.await();
        when(registry.abandon(stuck.thread)).thenReturn(true);
        task.cancel();
        assertThat(stuck.thread.isInterrupted()).isFalse();
        stuck.end.countDown();
        await().until(() -> !stuck.thread.isAlive());
        MockVaadin.clientRoundtrip();
        assertThat(stuck.interrupted).isFalse();
        assertThat(results).isEmpty();
    }

    @Test
    void hands_a_failure_that_nobody_expects_to_the_error_handler() {
        RuntimeException failure = new IllegalStateException("broken");
        tasks.run(
                owner,
                "load",
                () -> {
                    throw failure;
                },
                result -> {});
        eventually(() -> assertThat(reported).containsExactly(failure));
    }

    @Test
    void refuses_an_owner_that_is_not_on_a_screen() {
        assertThatThrownBy(() -> tasks.run(new Div(), "load", () -> "", results::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("onAttach");
    }

    /** Work that waits as a borrower waits in the pool's queue. */
    private static final class Stuck {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicBoolean interrupted = new AtomicBoolean();
        private Thread thread = Thread.currentThread();

        String waitForIt() {
            thread = Thread.currentThread();
            begun.countDown();
            try {
                end.await();
                return "late";
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw new IllegalStateException(e);
            }
        }
    }
}
