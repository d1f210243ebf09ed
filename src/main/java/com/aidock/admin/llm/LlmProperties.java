package com.aidock.admin.llm;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the LLM configurations; set by {@code aidock.llm.*}.
 *
 * @param previousKeyGrace how long a key that was replaced can be switched back to, 1 minute to 30 days
 */
@ConfigurationProperties("aidock.llm")
record LlmProperties(@DefaultValue("24h") Duration previousKeyGrace) {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(30);

    LlmProperties {
        if (previousKeyGrace.compareTo(LEAST) < 0 || previousKeyGrace.compareTo(MOST) > 0) {
            throw new StartupRefused(
                    "aidock.llm.previous-key-grace (AIDOCK_LLM_PREVIOUSKEYGRACE) is %s, but must be a duration from 1m to 30d"
                            .formatted(previousKeyGrace));
        }
    }
}
