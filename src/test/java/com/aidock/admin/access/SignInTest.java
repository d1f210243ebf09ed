package com.aidock.admin.access;

import static com.aidock.admin.testing.HttpBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PostgresTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@PostgresTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"AIDOCK_ADMIN_EMAIL=ada@example.org", "AIDOCK_ADMIN_PASSWORD=" + SignInTest.PASSWORD})
class SignInTest {
    static final String EMAIL = "ada@example.org";
    static final String PASSWORD = "planted correct horse";

    @LocalServerPort
    int port;

    @Autowired
    UserStore users;

    private HttpBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = new HttpBrowser(port);
    }

    @Test
    void the_first_administrator_of_the_environment_signs_in() {
        HttpResponse<String> answer = browser.signIn("Ada@Example.org", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/");
    }

    @Test
    void login_page_loads() {
        HttpResponse<String> answer = browser.get("/login");
        System.out.println(answer.headers());
        System.out.println(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        System.out.println(browser.get("/admin/llm-configs/debug/pool-status").body());
        System.out.println(browser.get("/admin/llm-configs/debug/pool-status").headers());
        System.out.println(browser.get("/").headers());
        browser.signIn("Ada@Example.org", PASSWORD);
        System.out.println(browser.get("/admin/llm-configs/debug/pool-status").headers());
        System.out.println(browser.get("/access.css").headers());
    }
}
