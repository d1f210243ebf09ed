package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest(
        properties = {
            "AIDOCK_ADMIN_EMAIL=first@example.org",
            "AIDOCK_ADMIN_PASSWORD=planted correct horse",
            "aidock.lanes.main.maximum-size=4"
        })
@WithMockUser(roles = "ADMIN")
class UserAdministrationTest {
    private static final String PASSWORD = "planted battery staple";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final UserAdministration administration;
    private final UserStore users;
    private final FirstRun firstRun;
    private final Lanes lanes;

    @Autowired
    UserAdministrationTest(UserAdministration administration, UserStore users, FirstRun firstRun, Lanes lanes) {
        this.administration = administration;
        this.users = users;
        this.firstRun = firstRun;
        this.lanes = lanes;
    }

    @Test
    void adds_a_user_who_is_enabled_and_never_signed_in() {
        UserRow row = administration.add(" Vera@example.org ", Role.VIEWER, PASSWORD);

        assertThat(row.email()).isEqualTo("Vera@example.org");
        assertThat(row.enabled()).isTrue();
        assertThat(row.lastSignedInAt()).isNull();
        assertThat(administration.list()).contains(row);
    }

    /** Else a session left open would be enough to take the account over. */
    @Test
    void nobody_replaces_the_own_password_without_the_old_one() {
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        SignedInUser me = users.find(row.id());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(me, null, "ROLE_ADMIN"));

        refused(UserRefused.Field.WHOLE, () -> administration.resetPassword(row.id(), "planted other words"));
        assertThat(users.find(row.id()).getPassword()).isEqualTo(me.getPassword());
    }

    @Test
    void refuses_an_address_in_use_whatever_its_case() {
        administration.add("carl@example.org", Role.VIEWER, PASSWORD);

        refused(UserRefused.Field.EMAIL, () -> administration.add("CARL@example.org", Role.VIEWER, PASSWORD));
    }

    @Test
    void refuses_what_the_rules_refuse_and_names_the_field() {
        refused(UserRefused.Field.EMAIL, () -> administration.add("no address", Role.VIEWER, PASSWORD));
        refused(UserRefused.Field.PASSWORD, () -> administration.add(address(), Role.VIEWER, "short"));
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        refused(UserRefused.Field.PASSWORD, () -> administration.resetPassword(row.id(), row.email()));
    }

    @Test
    void keeps_the_last_enabled_administrator() {
        UserRow first = row("first@example.org");

        refused(UserRefused.Field.WHOLE, () -> administration.setEnabled(first.id(), false));
        refused(UserRefused.Field.WHOLE, () -> administration.changeRole(first.id(), Role.VIEWER));
        assertThat(row("first@example.org")).isEqualTo(first);
    }

    @Test
    void of_two_administrators_who_disable_each_other_at_once_one_stays() {
        UserRow first = row("first@example.org");
        UserRow second = administration.add(address(), Role.ADMIN, PASSWORD);
        List<String> ids = List.of(first.id(), second.id());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = ids.stream()
                    .map(id -> CompletableFuture.runAsync(
                            () -> users.change(id, (user, now) -> user.enabled(false, now)), threads))
                    .toList();
            changes.forEach(change -> change.exceptionally(refusal -> null).join());
        }

        assertThat(administration.list())
                .filteredOn(row -> ids.contains(row.id()) && row.enabled())
                .hasSize(1);
        ids.forEach(id -> administration.setEnabled(id, true));
        administration.changeRole(second.id(), Role.VIEWER);
    }

    @Test
    void a_new_password_replaces_the_old_one() {
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        String before = String.valueOf(users.find(row.id()).getPassword());
        administration.resetPassword(row.id(), "planted other words");

        assertThat(users.find(row.id()).getPassword()).startsWith("{bcrypt").isNotEqualTo(before);
    }

    @Test
    void works_while_every_main_connection_is_taken() {
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 4)) {
            administration.setEnabled(row.id(), false);
            assertThat(row(row.email()).enabled()).isFalse();
        }
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_can_do_nothing_here() {
        everythingIsDenied();
    }

    @Test
    @WithAnonymousUser
    void neither_can_nobody() {
        everythingIsDenied();
    }

    private void everythingIsDenied() {
        denied(() -> administration.list());
        denied(() -> administration.add(address(), Role.ADMIN, PASSWORD));
        denied(() -> administration.changeRole("1", Role.VIEWER));
        denied(() -> administration.setEnabled("1", false));
        denied(() -> administration.resetPassword("1", PASSWORD));
    }

    @Test
    void only_one_of_many_set_ups_at_once_creates_the_first_administrator() {
        // There is one already: none of these may win, whatever this process believes.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wins = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> users.createFirst("late" + i + "@example.org", "{noop}x"), threads))
                    .toList();
            assertThat(wins).extracting(CompletableFuture::join).containsOnly(false);
        }
        assertThat(firstRun.pending()).isFalse();
    }

    private UserRow row(String email) {
        return administration.list().stream()
                .filter(row -> row.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private static String address() {
        return "user" + NUMBER.incrementAndGet() + "@example.org";
    }

    private static void refused(UserRefused.Field field, ThrowingCallable call) {
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(call)
                .matches(refusal -> refusal.field() == field, "about " + field)
                .withMessageNotContaining(PASSWORD);
    }

    private static void denied(ThrowingCallable call) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(call);
    }
}
