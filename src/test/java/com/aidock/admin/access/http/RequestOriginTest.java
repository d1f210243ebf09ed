package com.aidock.admin.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestOriginTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "same-origin | https://elsewhere.example | OWN",
                "Same-Origin | null                      | OWN",
                "none        | -                         | OWN",
                "cross-site  | http://console.example    | FOREIGN",
                "same-site   | http://console.example    | FOREIGN",
                "''          | http://console.example    | FOREIGN",
                "-           | http://console.example    | OWN",
                "-           | https://Console.Example:443 | OWN",
                "-           | http://console.example:80 | OWN",
                "-           | http://console.example:81 | OTHER_NAME",
                "-           | http://console.example.evil.example | OTHER_NAME",
                "-           | http://console.example@evil.example | OTHER_NAME",
                "-           | null                      | FOREIGN",
                "-           | file://                   | FOREIGN",
                "-           | chrome-extension://console.example | FOREIGN",
                "-           | console.example           | FOREIGN",
                "-           | ''                        | FOREIGN",
                "-           | -                         | UNSAID",
            })
    void believes_the_browser_and_not_the_proxy(@Nullable String site, @Nullable String origin, RequestOrigin expected) {
        assertThat(RequestOrigin.of(request(site, origin))).isEqualTo(expected);
    }

    @Test
    void the_page_before_decides_where_nothing_else_does() {
        MockHttpServletRequest request = request(null, null);
        request.addHeader("Referer", "http://console.example/login?error");
        assertThat(RequestOrigin.of(request)).isEqualTo(RequestOrigin.OWN);

        MockHttpServletRequest other = request(null, null);
        other.addHeader("Referer", "http://elsewhere.example/console.example");
        assertThat(RequestOrigin.of(other)).isEqualTo(RequestOrigin.OTHER_NAME);
    }

    @Test
    void two_answers_are_none() {
        MockHttpServletRequest sites = request("same-origin", null);
        sites.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(RequestOrigin.of(sites)).isEqualTo(RequestOrigin.FOREIGN);

        MockHttpServletRequest origins = request(null, "http://console.example");
        origins.addHeader("Origin", "http://elsewhere.example");
        assertThat(RequestOrigin.of(origins)).isEqualTo(RequestOrigin.FOREIGN);
    }

    private static MockHttpServletRequest request(@Nullable String site, @Nullable String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
        request.addHeader("Host", "console.example");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }
}
