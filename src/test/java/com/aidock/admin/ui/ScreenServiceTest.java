package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

@PostgresTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScreenServiceTest {
    private static final AtomicReference<UI> OPENED = new AtomicReference<>();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @TestConfiguration
    static class Witness {
        @Bean
        VaadinServiceInitListener witness(Lanes lanes) {
            return service -> service.getSource().addUIInitListener(event -> {
                SEEN.add("request: " + attempt(lanes));
                OPENED.set(event.getUI());
            });
        }
    }

    private final Lanes lanes;

    @LocalServerPort
    private int port;

    @Autowired
    ScreenServiceTest(Lanes lanes) {
        this.lanes = lanes;
    }

    @Test
    void refuses_the_database_to_whoever_holds_a_browsers_session() {
        open(new HttpBrowser(port), 1);
        assertThat(SEEN).containsExactly("request: SCREEN refused");

        UI ui = OPENED.get();
        Work work = new Work(WorkKind.PERSON, null, "Test", "work");
        // Another thread: its own work may use the database, what it does on the screen may not.
        work.run(() -> {
            SEEN.add("work: " + attempt(lanes));
            ui.access(() -> SEEN.add("access: " + attempt(lanes)));
        });
        await().untilAsserted(() -> assertThat(SEEN).hasSize(3));
        assertThat(SEEN).endsWith("work: PERSON lent", "access: SCREEN refused");
    }

    @Test
    void somebody_not_signed_in_keeps_a_few_pages_open() {
        open(new HttpBrowser(port), 10);

        VaadinSession session = OPENED.get().getSession();
        session.lock();
        try {
            assertThat(session.getUIs())
                    .hasSize(ScreenSession.PAGES_OF_A_STRANGER)
                    .contains(OPENED.get());
        } finally {
            session.unlock();
        }
    }

    private static void open(HttpBrowser browser, int pages) {
        SEEN.clear();
        browser.get("/login");
        for (int i = 0; i < pages; i++) {
            browser.get("/?v-r=init&location=login&query=");
        }
    }

    private static String attempt(Lanes lanes) {
        String kind = Work.current().kind() + " ";
        try (Connection connection = lanes.getConnection()) {
            connection.rollback();
            return kind + "lent";
        } catch (IllegalStateException refused) {
            return kind + "refused";
        } catch (SQLException e) {
            return kind + e.getMessage();
        }
    }
}
