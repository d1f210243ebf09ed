package com.aidock.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.platform.ClientNetwork;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class StrangerSessionsTest {
    private static final String SIGN_IN = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private final StrangerSessions sessions = new StrangerSessions(6, 3);

    @Test
    void a_network_has_a_few_and_the_oldest_goes_first() {
        List<MockHttpSession> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(open("192.0.2." + i));
        }

        assertThat(sessions.size()).isEqualTo(3);
        ends(opened.get(0));
        ends(opened.get(1));
        assertThat(opened.subList(2, 5)).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void so_is_their_number_from_many_networks() {
        MockHttpSession first = open("2001:db8::1");
        for (int i = 0; i < 1_000; i++) {
            open("10.%d.%d.1".formatted(i / 250, i % 250));
        }

        assertThat(sessions.size()).isEqualTo(6);
        ends(first);
    }

    @Test
    void whoever_is_signed_in_is_never_touched_by_those_of_the_same_network() {
        MockHttpSession person = open("192.0.2.1");
        signIn(person);
        for (int i = 0; i < 100; i++) {
            open("192.0.2.1");
        }

        assertThat(person.isInvalid()).isFalse();
        assertThat(sessions.size()).isEqualTo(3);
    }

    @Test
    void lives_for_minutes_until_somebody_signs_in() {
        MockHttpSession session = open("192.0.2.1");
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);

        signIn(session);
        assertThat(session.getMaxInactiveInterval()).isEqualTo(7_200);
        assertThat(sessions.size()).isZero();
    }

    @Test
    void keeps_a_lifetime_that_sign_in_has_set_itself() {
        MockHttpSession session = open("192.0.2.1");
        session.setMaxInactiveInterval(43_200);
        signIn(session);

        assertThat(session.getMaxInactiveInterval()).isEqualTo(43_200);
    }

    @Test
    void one_that_ends_by_itself_leaves_the_books() {
        MockHttpSession session = open("192.0.2.1");
        session.invalidate();

        assertThat(sessions.size()).isZero();
    }

    @Test
    void senders_without_an_address_are_one_network() {
        for (int i = 0; i < 10; i++) {
            open("not an address " + i);
        }
        assertThat(sessions.size()).isEqualTo(3);
    }

    @Test
    void networks_are_as_large_as_one_sender_may_have() {
        assertThat(ClientNetwork.network("192.0.2.7", StrangerSession.UNKNOWN))
                .isEqualTo(ClientNetwork.network("192.0.2.200", StrangerSession.UNKNOWN));
        assertThat(ClientNetwork.network("192.0.2.7", StrangerSession.UNKNOWN))
                .isNotEqualTo(ClientNetwork.network("192.0.3.7", StrangerSession.UNKNOWN));
        assertThat(ClientNetwork.network("2001:db8:0:ff::1", StrangerSession.UNKNOWN))
                .isEqualTo(ClientNetwork.network("2001:db8:0:1::9", StrangerSession.UNKNOWN));
        assertThat(ClientNetwork.network("2001:db8:0:ff::1", StrangerSession.UNKNOWN))
                .isNotEqualTo(ClientNetwork.network("2001:db8:0:1ff::1", StrangerSession.UNKNOWN));
        assertThat(ClientNetwork.network("example.org", StrangerSession.UNKNOWN))
                .isEqualTo("unknown");
    }

    private MockHttpSession open(String address) {
        MockServletContext context = new MockServletContext();
        context.setSessionTimeout(120);
        MockHttpSession session = new MockHttpSession(context);
        new Work(WorkKind.SIGN_IN, null, "test", "open", address)
                .run(() -> sessions.sessionCreated(new HttpSessionEvent(session)));
        return session;
    }

    private void signIn(MockHttpSession session) {
        SecurityContextImpl context =
                new SecurityContextImpl(new TestingAuthenticationToken("ada", null, "ROLE_ADMIN"));
        session.setAttribute(SIGN_IN, context);
        sessions.attributeAdded(new HttpSessionBindingEvent(session, SIGN_IN, context));
    }

    private static void ends(MockHttpSession session) {
        await().until(session::isInvalid);
    }
}
