package com.aidock.admin.telemetry;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFaults;
import io.sentry.spring.boot4.SentryAutoConfiguration;
import io.sentry.spring.boot4.SentryLogbackAppenderAutoConfiguration;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The telemetry, a web server and a controller that fails, without the rest of the console. */
@SpringBootConfiguration
@TestComponent // keeps it out of the other tests' component scan
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    RestClientAutoConfiguration.class,
    SentryAutoConfiguration.class,
    SentryLogbackAppenderAutoConfiguration.class
})
@Import({SentryConfiguration.class, ErrorReports.class, KnownErrors.class, ClosedBrowsers.class, StrangersErrors.class})
class FailingApplication {
    @Bean
    Lanes lanes() {
        Lanes lanes = mock(Lanes.class);
        when(lanes.reading(Lane.MAIN)).thenReturn(new LaneReading(Lane.MAIN, 30, 91, 0, 91, 7, 100, 0, 0));
        return lanes;
    }

    @Bean
    DatabaseFaults databaseFaults() {
        return new DatabaseFaults(Clock.systemUTC());
    }

    @Bean
    HealthTag healthTag() {
        return () -> "critical";
    }

    @TestComponent
    @RestController
    static class FailingController {
        @GetMapping("/things/{id}")
        String fail(@PathVariable String id) {
            throw new IllegalStateException("a thing failed");
        }

        @PostMapping("/things/{id}")
        String fail(@PathVariable String id, @RequestBody String body) {
            LoggerFactory.getLogger("things").warn("About to fail with {}", body);
            throw new IllegalStateException("no thing with " + body);
        }
    }
}
