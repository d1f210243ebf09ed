package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.access.session.EndedSessions;
import com.aidock.admin.access.session.SessionEnding;
import com.aidock.admin.access.session.SessionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;

class SessionGuardTest {
    private static final String[] OF_AN_OPEN_PAGE = {"/?v-r=heartbeat", "/?v-r=uidl", "/?v-r=push", "/VAADIN/push"};

    private final HandClock clock = new HandClock();
    private final SessionLimits limits = new SessionLimits(Duration.ofHours(12), Duration.ofMinutes(60));
    private final List<Boolean> toldWhileOpen = new ArrayList<>();
    private final LiveSessions sessions = new LiveSessions(
            limits,
            new EndedSessions(),
            clock,
            event -> toldWhileOpen.add(!((MockHttpSession) ((SessionEnding) event).session()).isInvalid()));
    private final SessionGuard guard = sessions.guard();
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void sign_in() {
        MockHttpServletRequest request = request("POST", "/login");
        SignedInUser user = new SignedInUser("7", "ada@example.org", Role.ADMIN, true, 1, null);
        sessions.onAuthentication(new TestingAuthenticationToken(user, null), request, new MockHttpServletResponse());
    }

    @Test
    void an_open_page_that_nobody_touches_ends_after_an_hour_whatever_it_sends() {
        for (int minute = 0; minute < 59; minute++) {
            clock.advance(Duration.ofMinutes(1));
            send(request("POST", OF_AN_OPEN_PAGE[minute % OF_AN_OPEN_PAGE.length]));
            sessions.endOverdue();
        }
        assertThat(session.isInvalid()).isFalse();

        clock.advance(Duration.ofMinutes(1));
        sessions.endOverdue();

        assertThat(session.isInvalid()).isTrue();
        assertThat(toldWhileOpen).containsExactly(true);
        assertThat(sessions.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "api", "script"})
    void what_a_person_does_keeps_the_session(String how) {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(50));
            send(act(how));
            sessions.endOverdue();
        }
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void nothing_keeps_it_longer_than_twelve_hours() {
        for (int minute = 0; minute < 12 * 60; minute++) {
            assertThat(session.isInvalid()).isFalse();
            clock.advance(Duration.ofMinutes(1));
            send(act("script"));
        }
        assertThat(session.isInvalid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/users, navigate, ''", // reloaded by a script
        "GET, /admin/llm-configs/debug/pool-status, '', ''",
        "GET, /session, cors, ''",
        "POST, /session, no-cors, ''", // from another site
        "GET, /components/session.js, '', ''",
    })
    void what_no_person_does_is_no_act(String method, String path, String mode, String user) {
        clock.advance(Duration.ofMinutes(59));
        MockHttpServletRequest request = request(method, path);
        header(request, "Sec-Fetch-Mode", mode);
        header(request, "Sec-Fetch-User", user);
        request.addHeader("Accept", path.contains(".js") || path.contains("debug") ? "*/*" : "text/html,*/*");
        send(request);
        clock.advance(Duration.ofMinutes(1));
        sessions.endOverdue();

        assertThat(session.isInvalid()).isTrue();
    }

    /** The thread that ends sessions may be a second late. */
    @Test
    void a_session_that_is_over_is_gone_before_the_request_sees_it() {
        clock.advance(Duration.ofMinutes(60));
        MockFilterChain chain = new MockFilterChain();
        guard(page(), new MockHttpServletResponse(), chain);

        assertThat(((MockHttpServletRequest) Objects.requireNonNull(chain.getRequest())).getSession(false))
                .isNull();
    }

    @Test
    void a_browser_that_comes_back_is_told_why_until_it_is_signed_in_again() {
        clock.advance(Duration.ofMinutes(60));
        sessions.endOverdue();
        MockHttpServletRequest late = new MockHttpServletRequest("GET", "/admin/users");
        late.setServletPath("/admin/users");
        late.addHeader("Accept", "text/html");
        late.setRequestedSessionId(session.getId());
        MockHttpServletResponse answer = new MockHttpServletResponse();
        guard(late, answer, new MockFilterChain());

        assertThat(answer.getHeader("Set-Cookie")).contains("AIDOCK_ENDED=idle", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void the_script_is_told_how_much_time_is_left_and_when_there_is_none() {
        clock.advance(Duration.ofMinutes(10));
        assertThat(send(request("GET", "/session")))
                .isEqualTo("{\"idle_ms\":3000000,\"lifetime_ms\":42600000,\"report_ms\":30000}");
        clock.advance(Duration.ofMinutes(50));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        guard(request("GET", "/session"), answer, new MockFilterChain());
        assertThat(answer.getStatus()).isEqualTo(401);
    }

    private MockHttpServletRequest act(String how) {
        return switch (how) {
            case "page" -> page();
            case "api" -> request("GET", "/api/v1/llm-configs");
            default -> {
                MockHttpServletRequest request = request("POST", "/session");
                request.addHeader("X-Requested-With", "session");
                yield request;
            }
        };
    }

    private MockHttpServletRequest page() {
        MockHttpServletRequest request = request("GET", "/admin/users");
        request.addHeader("Accept", "text/html,application/xhtml+xml");
        request.addHeader("Sec-Fetch-Mode", "navigate");
        request.addHeader("Sec-Fetch-User", "?1");
        return request;
    }

    private MockHttpServletRequest request(String method, String pathAndQuery) {
        String path = pathAndQuery.replaceAll("\\?.*", "");
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setRequestedSessionId(session.getId());
        if (!session.isInvalid()) {
            request.setSession(session);
        }
        if (pathAndQuery.contains("v-r=")) {
            request.setParameter("v-r", pathAndQuery.replaceAll(".*v-r=", ""));
        }
        return request;
    }

    private static void header(MockHttpServletRequest request, String name, String value) {
        if (!value.isEmpty()) {
            request.addHeader(name, value);
        }
    }

    private String send(MockHttpServletRequest request) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        guard(request, answer, new MockFilterChain());
        try {
            return answer.getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void guard(MockHttpServletRequest request, MockHttpServletResponse answer, MockFilterChain chain) {
        try {
            guard.doFilter(request, answer, chain);
        } catch (java.io.IOException | jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
