package com.aidock.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.telemetry.ErrorReports;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.aidock.admin.ui.Reasons;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.ErrorEvent;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(username = "ana@dock.example", roles = "VIEWER")
class FrameTest extends SpringBrowserlessTest {
    private final Lanes lanes;
    private final ErrorReports reports;
    private final ScreenErrors errors;

    @Autowired
    FrameTest(Lanes lanes, ErrorReports reports, Reasons reasons) {
        this.lanes = lanes;
        this.reports = reports;
        this.errors = new ScreenErrors(reports, reasons);
    }

    @Test
    void offers_the_pages_that_the_role_includes() {
        open();
        assertThat(pages()).contains("Pool health").doesNotContain("Users");
    }

    @Test
    @WithMockUser(roles = {"ADMIN", "VIEWER"})
    void offers_an_administrator_every_page() {
        open();
        assertThat(pages()).contains("Pool health", "Users");
    }

    @Test
    void shows_the_health_of_the_pool_live() {
        open();
        assertThat(health()).contains("Healthy");
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            await().pollInSameThread().untilAsserted(() -> {
                MockVaadin.clientRoundtrip();
                assertThat(health()).contains("Critical", "95 %");
            });
        }
    }

    @Test
    void begins_with_a_link_that_skips_the_navigation() {
        open();
        assertThat(find(Anchor.class).withText("Skip to the page").single().getHref())
                .isEqualTo("#content");
    }

    @Test
    void says_that_an_address_leads_nowhere() {
        UI.getCurrent().navigate("admin/nowhere");
        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
        assertThat(text()).contains("no page at this address", "/admin/nowhere", "Nothing was changed");
    }

    @Test
    void says_that_a_role_does_not_include_a_page() {
        UI.getCurrent().navigate("admin/users");
        assertThat(getCurrentView()).isInstanceOf(AccessDeniedPage.class);
        assertThat(text()).contains("Your role does not include this page", "/admin/users");
    }

    @Test
    void a_page_that_fails_shows_the_reference_and_nothing_of_the_error() {
        IllegalStateException failure = new IllegalStateException("sk-planted-in-a-message");
        FailurePage page = new FailurePage(reports);
        page.tell(failure);
        String text = page.getElement().getTextRecursively();
        assertThat(text).contains(reports.report(failure).id()).doesNotContain("planted");
    }

    @Test
    void a_failure_on_an_open_page_is_told_beside_it_with_its_reference() {
        open();
        IllegalStateException failure = new IllegalStateException("sk-planted-in-a-message");
        errors.error(new ErrorEvent(new ExecutionException(failure)));
        assertThat(notice())
                .contains("An error in the program", reports.report(failure).id())
                .doesNotContain("planted");
    }

    @Test
    void a_failure_that_people_may_meet_is_told_in_their_words() {
        open();
        errors.error(new ErrorEvent(new AccessDeniedException("denied")));
        assertThat(notice()).contains("Your role does not allow this.");
        errors.error(new ErrorEvent(new IllegalStateException(new SQLTransientConnectionException("timeout"))));
        assertThat(notice()).contains("No database connection came free in time.");
    }

    private static void open() {
        UI.getCurrent().navigate("admin/pool-health");
    }

    private List<String> pages() {
        return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
    }

    private String health() {
        return find(PoolLine.class).all().getFirst().getElement().getTextRecursively();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private String notice() {
        return find(Notification.class).all().getLast().getElement().getTextRecursively();
    }
}
