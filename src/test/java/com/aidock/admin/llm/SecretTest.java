package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {
    private static final String PLANTED = "sk-planted-0123456789";

    @Test
    void shows_dots_only() {
        assertThat(Secret.of(PLANTED)).hasToString("••••");
        assertThat(Secret.of(PLANTED).reveal()).isEqualTo(PLANTED);
    }

    @Test
    void does_not_go_into_json() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
        assertThat(mapper.writeValueAsString(Secret.of(PLANTED))).doesNotContain(PLANTED);
    }

    @Test
    void equals_another_of_the_same_value() {
        assertThat(Secret.of(PLANTED)).isEqualTo(Secret.of(PLANTED)).isNotEqualTo(Secret.of("other"));
    }
}
