package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
    private final Scrubber scrubber = new Scrubber(List.of("correct horse battery", "abc"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key sk-proj-Planted12 refused | key [masked] refused",
                "key sk-ant-api03-Planted_12 refused | key [masked] refused",
                "AIzaSyPlanted1234567 | [masked]",
                "Authorization: Bearer Planted.12-x | [masked]",
                "postgres://ada:Planted@db:5432/aidock | postgres://[masked]@db:5432/aidock",
                "jdbc:postgresql://db/aidock?user=ada&password=Planted&ssl=true | "
                        + "jdbc:postgresql://db/aidock?user=ada&password=[masked]&ssl=true",
                "GET /v1beta/models?key=Planted failed | GET /v1beta/models?key=[masked] failed",
                "{\"api_key\": \"Planted\", \"n\": 1} | {\"api_key\": [masked], \"n\": 1}",
                "x-goog-api-key: Planted | x-goog-api-key: [masked]",
                "no user Planted@example.org | no user [masked]",
                "from 203.0.113.7 and 127.0.0.1 | from [masked] and 127.0.0.1",
                "from 2001:db8::1:Planted | from 2001:db8::1:Planted",
                "from 2001:db8:0:1:2:3:4:5. | from [masked].",
                "Detail: Key (name)=(Planted) already exists. | Detail: Key (name)=[masked] already exists.",
                "Detail: Failing row contains (1, Planted). | Detail: Failing row contains [masked]",
                "token 0123456789abcdef0123456789abcdef | token [masked]",
                "said correct horse battery twice | said [masked] twice",
            })
    void masks_what_must_not_leave(String text, String expected) {
        assertThat(scrubber.scrub(text)).endsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc: main - Connection is not available, request timed out after 60005ms (total=100, active=100, idle=0, waiting=7)",
                "could not execute statement [select c.id from llm_config c where c.name=?] at 12:30:45",
                "Connection to localhost:5432 refused",
                "com.aidock.admin.llm.LlmConfigServiceThatHasAVeryLongNameIndeed.save"
            })
    void leaves_what_explains_an_error(String text) {
        assertThat(scrubber.scrub(text)).isEqualTo(text);
    }

    @Test
    void takes_time_in_proportion_to_the_text() {
        for (String unit : List.of("a", "a.", "a-", "a=", "1:", "Key (a", "a1/", "?key=")) {
            String text = unit.repeat(200_000 / unit.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> scrubber.scrub(text), unit);
        }
    }
}
