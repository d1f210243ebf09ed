package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.aidock.admin.access.session.EndedSessions;
import com.aidock.admin.access.session.SessionLimits;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ChangesGateTest {
    private final UserStore users = mock(UserStore.class);
    private final LiveSessions sessions = new LiveSessions(
            new SessionLimits(Duration.ofHours(12), Duration.ofHours(1)),
            new EndedSessions(),
            new HandClock(),
            event -> {});
    private final SessionWatch watch = new SessionWatch(sessions, users);
    private final Changes changes = gated(watch);

    @BeforeEach
    void sign_in() {
        SignedInUser user = new SignedInUser("7", "ada@example.org", Role.ADMIN, true, 1, null);
        TestingAuthenticationToken authentication = new TestingAuthenticationToken(user, null);
        sessions.onAuthentication(authentication, new MockHttpServletRequest(), new MockHttpServletResponse());
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void changes_are_refused_after_three_missed_looks_and_until_one_succeeds() {
        doThrow(new DataAccessResourceFailureException("away")).when(users).versions(any());
        watch.look();
        watch.look();
        assertThatCode(changes::user).doesNotThrowAnyException();
        watch.look();
        assertThatExceptionOfType(UncheckedAccount.class).isThrownBy(changes::user);
        assertThatCode(changes::read).doesNotThrowAnyException();

        doReturn(List.of(new UserVersion("7", 1))).when(users).versions(any());
        watch.look();
        assertThatCode(changes::user).doesNotThrowAnyException();
        assertThat(sessions.all()).hasSize(1);
    }

    @Test
    void what_may_bring_the_database_back_and_clients_with_a_token_are_not_refused() {
        doThrow(new DataAccessResourceFailureException("away")).when(users).versions(any());
        for (int i = 0; i < SessionWatch.MISSES; i++) {
            watch.look();
        }
        assertThatCode(changes::pool).doesNotThrowAnyException();
        SecurityContextHolder.getContext().setAuthentication(new ApiAuthentication());
        assertThatCode(changes::user).doesNotThrowAnyException();
    }

    private static Changes gated(SessionWatch watch) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("watch", watch);
        ProxyFactory proxy = new ProxyFactory(new Changes());
        proxy.setProxyTargetClass(true);
        proxy.addAdvisor(new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Audited.class),
                new ChangesGate(beans.getBeanProvider(SessionWatch.class))));
        return (Changes) proxy.getProxy();
    }

    static class Changes {
        @Audited(AuditAction.USER_CREATED)
        void user() {}

        @Audited(value = AuditAction.POOL_WORK_PAUSED, first = Audited.First.NONE)
        void pool() {}

        void read() {}
    }
}
