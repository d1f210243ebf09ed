package com.aidock.admin.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PathOnlyRedirectsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/login                                   | /login",
                "http://console.example/login             | /login",
                "http://console.example:8443/a?b=%20c#d   | /a?b=%20c#d",
                "https://CONSOLE.example                  | /",
                "http://console.example//elsewhere.example | /elsewhere.example",
                "//console.example//elsewhere.example     | /elsewhere.example",
                "https://issuer.example/authorize?x=y     | https://issuer.example/authorize?x=y",
                "relative                                 | relative",
            })
    void a_redirect_to_this_console_is_a_path_and_others_stay(String given, String expected) throws Exception {
        assertThat(location(response -> response.sendRedirect(given))).isEqualTo(expected);
        assertThat(location(response -> response.setHeader("location", given))).isEqualTo(expected);
        assertThat(location(response -> response.addHeader("Location", given))).isEqualTo(expected);
    }

    @Test
    void what_is_no_address_stays_for_the_container_to_refuse() throws Exception {
        assertThat(location(response -> response.setHeader("Location", "http://console example/")))
                .isEqualTo("http://console example/");
    }

    private static String location(Redirect redirect) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setServerName("console.example");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PathOnlyRedirects().doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest req, jakarta.servlet.ServletResponse res)
                    throws IOException {
                redirect.by((HttpServletResponse) res);
            }
        });
        return Objects.requireNonNull(response.getHeader("Location"));
    }

    /** What the application does. */
    private interface Redirect {
        void by(HttpServletResponse response) throws IOException;
    }
}
