package com.aidock.admin.access;

import static com.aidock.admin.testing.HttpBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.access.device.DeviceMarks;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.Outage;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

@PostgresTest
@Import(AccessFixtures.class)
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=ada@example.org",
            "AIDOCK_ADMIN_PASSWORD=" + SignInTest.PASSWORD,
            "AIDOCK_API_TOKEN=planted-token-0123456789abcdef0123456789",
            "aidock.lanes.main.maximum-size=4"
        })
class SignInTest {
    static final String EMAIL = "ada@example.org";
    static final String PASSWORD = "planted correct horse";
    private static final String SIGN_IN = "username=" + EMAIL + "&password=planted+correct+horse";
    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    private final UserStore users;
    private final Lanes lanes;
    private final LiveSessions sessions;
    private final SessionWatch watch;
    private final OwnAccount account;
    private final UserAdministration administration;
    private final HandTicker ticker;
    private final AccessFixtures.LentWhileHashing lent;
    private final Environment environment;
    private final SignInThrottle throttle;
    private final DeviceMarks marks;
    private final ScheduledTaskHolder jobs;

    @Autowired
    SignInTest(
            UserStore users,
            Lanes lanes,
            LiveSessions sessions,
            SessionWatch watch,
            OwnAccount account,
            UserAdministration administration,
            HandTicker ticker,
            AccessFixtures.LentWhileHashing lent,
            Environment environment,
            SignInThrottle throttle,
            DeviceMarks marks,
            ScheduledTaskHolder jobs) {
        this.throttle = throttle;
        this.marks = marks;
        this.users = users;
        this.lanes = lanes;
        this.sessions = sessions;
        this.watch = watch;
        this.account = account;
        this.administration = administration;
        this.ticker = ticker;
        this.lent = lent;
        this.environment = environment;
        this.jobs = jobs;
    }

    private HttpBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = new HttpBrowser(port);
    }

    @AfterEach
    void nothing_secret_was_logged(CapturedOutput log) {
        assertThat(log).doesNotContain(PASSWORD, "{bcrypt", "planted-token");
    }

    @AfterEach
    void forget_failures_and_who_was_there() {
        SecurityContextHolder.clearContext();
        ticker.advance(Duration.ofHours(25));
    }

    @Test
    void the_administrator_of_the_environment_signs_in_whatever_the_case_of_the_address() {
        HttpResponse<String> answer = browser.signIn("Ada@Example.org", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void every_page_is_closed_before() {
        for (String path : new String[] {"/", "/profile", "/admin/users", "/no-such-page", "/swagger-ui.html"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(location(answer)).isEqualTo("/login");
        }
    }

    @Test
    void sign_in_pages_and_static_files_are_open_with_headers_that_keep_the_set_up_link_private() {
        for (String path : new String[] {"/login", "/setup?token=x", "/access.css"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Referrer-Policy"))
                    .as(path + answer.headers())
                    .hasValue("same-origin");
            assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        }
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites_and_changes_at_sign_in() {
        assertThat(browser.get("/login").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        String before = browser.cookie("JSESSIONID").orElseThrow();
        browser.signIn(EMAIL, PASSWORD);

        assertThat(browser.cookie("JSESSIONID")).isPresent().isNotEqualTo(java.util.Optional.of(before));
    }

    @Test
    void a_wrong_password_and_an_unknown_account_say_the_same() {
        assertThat(location(browser.signIn(EMAIL, "planted wrong one"))).isEqualTo("/login?error");
        assertThat(location(browser.signIn("nobody@example.org", "planted wrong one")))
                .isEqualTo("/login?error");
    }

    @Test
    void guessing_waits_for_its_turn_and_is_told_when_there_are_too_many_before() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(location(browser.signIn("guessed@example.org", "guess " + i)))
                    .isEqualTo("/login?error");
        }
        int looks = lent.looks();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fifth = threads.submit(() -> location(browser.signIn("guessed@example.org", "guess")));
            var sixth = threads.submit(() -> location(browser.signIn("guessed@example.org", "guess")));
            Awaitility.await().until(() -> throttle.waiting() == 2);
            assertThat(lent.looks()).isEqualTo(looks);
            ticker.advance(Duration.ofSeconds(5));
            Awaitility.await().until(() -> throttle.waiting() == 1);
            assertThat(location(new HttpBrowser(port, "127.0.0.2").signIn("guessed@example.org", "guess")))
                    .isEqualTo("/login?error");
            ticker.advance(Duration.ofSeconds(5));
            assertThat(List.of(fifth.get(), sixth.get())).containsOnly("/login?error");

            var seventh = threads.submit(() -> location(browser.signIn("guessed@example.org", "guess")));
            Awaitility.await().until(() -> throttle.waiting() == 1);
            ticker.advance(Duration.ofMillis(4900));
            assertThat(throttle.waiting()).isEqualTo(1);
            ticker.advance(Duration.ofMillis(100));
            assertThat(seventh.get()).isEqualTo("/login?error");
        }
    }

    @Test
    void a_browser_that_signed_in_before_is_known_and_held_up_by_nobody_at_its_address() {
        HttpResponse<String> first = browser.signIn(EMAIL, PASSWORD);
        assertThat(first.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("aidock-device=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/login", "Max-Age=15552000")
                        .doesNotContain("Secure", "ada"));
        HttpBrowser attacker = new HttpBrowser(port);
        for (int i = 0; i < 5; i++) {
            attacker.signIn(EMAIL, "guess " + i);
            ticker.advance(Duration.ofSeconds(5));
        }
        String mark = "aidock-device=" + browser.cookie("aidock-device").orElseThrow();

        assertThat(location(browser.signIn(EMAIL, PASSWORD))).isEqualTo("/");
        assertThat(location(new HttpBrowser(port)
                        .post("/login", SIGN_IN, "Cookie", mark)))
                .isEqualTo("/");
    }

    @Test
    void from_elsewhere_the_right_password_gets_in_however_many_wrong_ones_come() {
        for (int i = 0; i < 30; i++) {
            new HttpBrowser(port, "127.0.0." + (10 + i)).signIn(EMAIL, "guess");
            ticker.advance(Duration.ofMillis(100));
        }
        for (int i = 0; i < 30; i++) {
            new HttpBrowser(port, "127.0.1.1").signIn(EMAIL, "guess");
            ticker.advance(Duration.ofSeconds(5));
        }
        assertThat(location(new HttpBrowser(port, "127.0.2.1").signIn(EMAIL, PASSWORD)))
                .isEqualTo("/");
        ticker.advance(Duration.ofSeconds(5));
        assertThat(location(new HttpBrowser(port, "127.0.1.1").signIn(EMAIL, PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void a_new_password_makes_every_browser_unknown() {
        UserRow kim = users.add("kim@example.org", Role.VIEWER, hash());
        browser.signIn("kim@example.org", PASSWORD);
        String cookie = browser.cookie("aidock-device").orElseThrow();
        assertThat(marks.find("kim@example.org", cookie)).isPresent();
        users.change(kim.id(), (user, now) -> user.enabled(true, now));
        users.change(kim.id(), (user, now) -> user.passwordHash(hash(), now));

        assertThat(marks.find("kim@example.org", cookie).orElseThrow().version())
                .isNotEqualTo(users.findForSignIn("kim@example.org").orElseThrow().version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site | cross-site",
                "Sec-Fetch-Site | same-site",
                "Sec-Fetch-Site | something new",
                "Origin | https://elsewhere.example",
                "Origin | http://127.0.0.1:1",
                "Origin | null",
                "Origin | nonsense",
                "Referer | https://elsewhere.example/login",
            })
    void a_sign_in_that_another_page_sends_is_refused_with_words_and_counts_against_nobody(String name, String value) {
        int looks = lent.looks();
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = browser.post("/login", SIGN_IN, name, value);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("another page", "href=\"/login\"");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(lent.looks()).isEqualTo(looks);
        assertThat(location(browser.signIn(EMAIL, PASSWORD))).isEqualTo("/");
        assertThat(browser.post("/logout", "", name, value).statusCode()).isEqualTo(403);
        assertThat(browser.post("/login?v-r=uidl", "username=x&password=y", name, value)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void a_sign_in_from_the_own_page_works_whatever_a_proxy_makes_of_the_host() {
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site", "same-origin", "Origin", "https://console.example"},
            {"Sec-Fetch-Site", "none"},
            {"Origin", "http://127.0.0.1:" + port},
            {"Origin", "https://console.example", "X-Forwarded-Host", "console.example"},
            {"Origin", "https://console.example:443", "X-Forwarded-Host", "inner, console.example"},
        }) {
            assertThat(location(new HttpBrowser(port).post("/login", SIGN_IN, headers)))
                    .as(String.join(" ", headers))
                    .isEqualTo("/");
        }
        Matcher token = CSRF.matcher(browser.get("/login").body());
        assertThat(token.find()).isTrue();
        String withToken = SIGN_IN + "&_csrf=" + token.group(1);
        assertThat(browser.post("/login", SIGN_IN + "&_csrf=wrong", "Origin", "http://console.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(browser.post("/login", withToken, "Origin", "http://console.example")))
                .isEqualTo("/");
    }

    @Test
    void a_second_person_in_one_session_ends_all_of_the_first_ones_pages() {
        users.add("lea@example.org", Role.VIEWER, hash());
        browser.signIn(EMAIL, PASSWORD);
        String first = "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow();
        String page = browser.get("/?v-r=init&location=profile").body();
        assertThat(page).contains("Vaadin-Security-Key");
        assertThat(location(browser.signIn("lea@example.org", PASSWORD))).isEqualTo("/");

        assertThat("JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(first);
        assertThat(new HttpBrowser(port).get("/profile", "Cookie", first).statusCode())
                .isEqualTo(302);
        // What the first one's page goes on to send meets a session that does not know it.
        HttpResponse<String> goesOn = browser.post("/?v-r=uidl&v-uiId=0", "{}");
        assertThat(goesOn.body()).contains("sessionExpired");
        assertThat(sessions.all().stream().filter(session -> session.key().equals(first)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | -",
                "console.example:8443 | - | -",
                "console.example | https | -",
                "127.0.0.1:8080 | https | console.example",
                "console.example:443 | https | console.example:8443",
            })
    void redirects_are_paths_whatever_proxy_stands_in_front(
            @Nullable String host, @Nullable String scheme, @Nullable String forwardedHost) throws IOException {
        String given = header("Host", host == null ? "127.0.0.1" : host)
                + header("X-Forwarded-Proto", scheme)
                + header("X-Forwarded-Host", forwardedHost);
        assertThat(redirect("GET /", given, "")).isEqualTo("/login");
        assertThat(redirect("GET /nope", given, "")).isEqualTo("/login");
        assertThat(redirect("POST /login", given, "username=x@example.org&password=y"))
                .isEqualTo("/login?error");
        assertThat(redirect("POST /login", given, SIGN_IN)).isEqualTo("/");

        browser.get("/login");
        String mine = given + header("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow());
        assertThat(redirect("GET /admin/audit?q=x", mine, "")).isEqualTo("/login");
        assertThat(redirect("POST /login", mine, SIGN_IN)).startsWith("/").doesNotStartWith("//");
        browser.signIn(EMAIL, PASSWORD);
        mine = given + header("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow());
        assertThat(redirect("POST /logout", mine, "_csrf=" + csrf()))
                .startsWith("/")
                .doesNotStartWith("//");
    }

    private static String header(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    /** By hand, because no client of Java's lets {@code Host} be chosen. */
    private String redirect(String request, String headers, String form) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String whole = request + " HTTP/1.1\r\n" + headers
                    + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + form.length() + "\r\n\r\n" + form;
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines()
                    .filter(line -> line.regionMatches(true, 0, "Location: ", 0, 10))
                    .map(line -> line.substring(10))
                    .findFirst()
                    .orElse(answer.lines().findFirst().orElse(""));
        }
    }

    @Test
    void a_database_that_is_away_is_no_wrong_password_and_nobody_is_signed_out() {
        browser.signIn(EMAIL, PASSWORD);
        HttpBrowser other = new HttpBrowser(port);
        try (Outage outage = Outage.of(environment)) {
            assertThat(other.get("/login").statusCode()).isEqualTo(200);
            assertThat(location(other.signIn(EMAIL, PASSWORD))).isEqualTo("/login?unavailable=database");
            assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
            watch.look();
            assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
            watch.look();
            watch.look();
            assertThat(browser.post("/api/v1/llm-configs", "", "X-Requested-With", "test")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        location(other.signIn(EMAIL, PASSWORD)))
                .isEqualTo("/"));
        watch.look();
        assertThat(browser.post("/api/v1/llm-configs", "", "X-Requested-With", "test")
                        .statusCode())
                .isNotEqualTo(503);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    /** As where another replica changed the account: nobody here is told. */
    @Test
    void a_lock_on_a_history_table_delays_no_look_at_accounts_and_no_audit_of_refusals() throws Exception {
        UserRow max = users.add("max@example.org", Role.VIEWER, hash());
        browser.signIn("max@example.org", PASSWORD);
        try (var lock = java.sql.DriverManager.getConnection(
                        PlainSql.jdbcUrl(environment.getRequiredProperty("DATABASE_URL")), "postgres", "");
                SessionThreads threads = new SessionThreads(sessions, watch, Duration.ofMillis(100))) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table pool_sample, pool_incident in access exclusive mode");
            PlainSql.of(environment)
                    .update(
                            "update app_user set enabled = false, version = version + 1 where id = ?",
                            Long.valueOf(max.id()));
            threads.afterSingletonsInstantiated();
            new HttpBrowser(port).get("/admin/llm-configs/debug/pool-status");

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
                assertThat(PlainSql.of(environment)
                                .queryForObject(
                                        "select count(*) from audit_entry where action = 'REQUEST_REFUSED'",
                                        Long.class))
                        .isPositive();
            });
            lock.rollback();
        }
    }

    @Test
    void there_is_a_thread_for_every_job() {
        assertThat(jobs.getScheduledTasks()).hasSizeBetween(2, 32);
    }

    @Test
    void connections_that_are_all_lent_are_no_wrong_password() {
        try (HeldConnections reserved = HeldConnections.take(lanes, WorkKind.SIGN_IN, 3)) {
            assertThat(browser.get("/login").statusCode()).isEqualTo(200);
            assertThat(location(browser.signIn(EMAIL, PASSWORD))).isEqualTo("/login?unavailable=connections");
        }
    }

    @Test
    void signing_in_works_while_every_main_connection_is_taken() {
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 4)) {
            assertThat(location(browser.signIn(EMAIL, PASSWORD))).isEqualTo("/");
            assertThat(lanes.reading(Lane.MAIN).active()).isEqualTo(4);
        }
    }

    @Test
    void holds_no_connection_while_it_compares_passwords() {
        int looks = lent.looks();
        browser.signIn(EMAIL, PASSWORD);

        assertThat(lent.looks()).isGreaterThan(looks);
        assertThat(lent.seen()).isEmpty();
    }

    /** With none to be had, one that asked would be refused; statements are no measure, the watches send some too. */
    @Test
    void a_request_with_a_session_asks_the_database_nothing() {
        browser.signIn(EMAIL, PASSWORD);
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 4);
                HeldConnections reserved = HeldConnections.take(lanes, WorkKind.SIGN_IN, 3)) {
            long borrows = lanes.leases().borrows(Lane.MAIN);

            for (int i = 0; i < 20; i++) {
                assertThat(browser.get("/admin/llm-configs/debug/pool-status").statusCode())
                        .isEqualTo(200);
                assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
                assertThat(lanes.leases().waiting())
                        .noneMatch(lease -> lease.work().kind() == WorkKind.SIGN_IN);
            }
            assertThat(lanes.leases().borrows(Lane.MAIN)).isEqualTo(borrows);
        }
    }

    @Test
    void the_time_of_a_sign_in_is_noted_without_ending_the_session() {
        browser.signIn(EMAIL, PASSWORD);

        Awaitility.await().untilAsserted(() -> assertThat(users.list())
                .filteredOn(row -> row.email().equals(EMAIL))
                .allMatch(row -> row.lastSignedInAt() != null));
        watch.look();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void after_signing_out_the_old_cookie_opens_nothing() {
        browser.signIn(EMAIL, PASSWORD);
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow();
        assertThat(new HttpBrowser(port).get("/profile", "Cookie", cookie).statusCode())
                .isEqualTo(200);

        assertThat(browser.post("/logout", "", "X-CSRF-TOKEN", csrf()).statusCode())
                .isEqualTo(302);
        assertThat(new HttpBrowser(port).get("/profile", "Cookie", cookie).statusCode())
                .isEqualTo(302);
        assertThat(sessions.all()).noneMatch(session -> session.key().equals(cookie));
    }

    private String csrf() {
        Matcher matcher = CSRF.matcher(browser.get("/profile").body());
        assertThat(matcher.find()).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }

    @Test
    void a_change_by_another_replica_ends_the_session_at_the_next_look() {
        UserRow bob = users.add("bob@example.org", Role.VIEWER, hash());
        browser.signIn("bob@example.org", PASSWORD);
        watch.look();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);

        users.change(bob.id(), (user, now) -> user.enabled(false, now));
        watch.look();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
        assertThat(location(browser.signIn("bob@example.org", PASSWORD))).isEqualTo("/login?disabled");
        assertThat(location(browser.signIn("bob@example.org", "planted wrong one")))
                .isEqualTo("/login?error");
    }

    @Test
    void a_new_password_ends_the_other_sessions_of_its_owner_and_not_the_own() {
        UserRow eve = users.add("eve@example.org", Role.VIEWER, hash());
        browser.signIn("eve@example.org", PASSWORD);
        SignedInUser me = users.findForSignIn("eve@example.org").orElseThrow();
        MockHttpServletRequest mine = new MockHttpServletRequest();
        Authentication authentication = new TestingAuthenticationToken(me, null, List.copyOf(me.getAuthorities()));
        sessions.onAuthentication(authentication, mine, new MockHttpServletResponse());
        SecurityContextHolder.getContext().setAuthentication(authentication);

        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(() -> account.changePassword("planted wrong one", "planted new words"))
                .matches(refusal -> refusal.field() == UserRefused.Field.OLD_PASSWORD);
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(() -> account.changePassword(PASSWORD, "short"))
                .matches(refusal -> refusal.field() == UserRefused.Field.PASSWORD);
        account.changePassword(PASSWORD, "planted new words");
        watch.look();

        assertThat(((MockHttpSession) Objects.requireNonNull(mine.getSession(false))).isInvalid())
                .isFalse();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
        HttpBrowser another = new HttpBrowser(port);
        assertThat(location(another.signIn("eve@example.org", PASSWORD))).isEqualTo("/login?error");
        assertThat(location(another.signIn("eve@example.org", "planted new words")))
                .isEqualTo("/");
        assertThat(users.find(eve.id()).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void a_change_of_role_ends_the_sessions_at_once() {
        UserRow rob = users.add("rob@example.org", Role.ADMIN, hash());
        browser.signIn("rob@example.org", PASSWORD);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("admin", null, "ROLE_ADMIN"));
        administration.changeRole(rob.id(), Role.VIEWER);

        assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
        browser.signIn("rob@example.org", PASSWORD);
        assertThat(browser.get("/admin/llm-configs/debug/pool-status").statusCode())
                .isEqualTo(403);
    }

    private String hash() {
        return users.findForSignIn(EMAIL).map(SignedInUser::getPassword).orElseThrow();
    }
}
