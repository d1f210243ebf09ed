package com.aidock.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.savedrequest.SavedRequest;

class RequestedPageTest {
    private final RequestedPage pages = new RequestedPage();

    @Test
    void the_page_comes_back_as_a_path_and_the_server_keeps_nothing() {
        MockHttpServletRequest asked = get("/admin/audit");
        asked.setQueryString("q=ca%C3%B1on&from=2026-11-01");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        pages.saveRequest(asked, answer);

        assertThat(asked.getSession(false)).isNull();
        assertThat(answer.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(pageOf(
                        Objects.requireNonNull(answer.getCookie("aidock-page")).getValue()))
                .isEqualTo("/admin/audit?q=ca%C3%B1on&from=2026-11-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x=y",
                "javascript:alert(1)",
                "",
            })
    void another_origin_is_never_led_to(String page) {
        assertThat(pageOf(Base64.getUrlEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8))))
                .isNull();
        assertThat(pageOf("%%%")).isNull();
    }

    @Test
    void what_is_no_page_or_too_long_is_not_remembered() {
        assertThat(remembered(get("/"))).isFalse();
        assertThat(remembered(get("/robots.txt"))).isFalse();
        assertThat(remembered(new MockHttpServletRequest("POST", "/admin/audit")))
                .isFalse();
        assertThat(remembered(get("/" + "a".repeat(RequestedPage.LONGEST)))).isFalse();
        MockHttpServletRequest script = get("/admin/audit");
        script.addHeader("Sec-Fetch-Dest", "empty");
        assertThat(remembered(script)).isFalse();
    }

    private boolean remembered(MockHttpServletRequest request) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        pages.saveRequest(request, answer);
        return answer.getCookie(RequestedPage.COOKIE) != null;
    }

    private @Nullable String pageOf(String cookie) {
        MockHttpServletRequest signIn = new MockHttpServletRequest("POST", "/login");
        signIn.setCookies(new Cookie(RequestedPage.COOKIE, cookie));
        SavedRequest saved = pages.getRequest(signIn, new MockHttpServletResponse());
        return saved == null ? null : saved.getRedirectUrl();
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
