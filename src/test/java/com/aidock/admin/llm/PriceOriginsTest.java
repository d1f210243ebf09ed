package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.probe.ListedPrices;
import com.aidock.admin.testing.PlainSql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
class PriceOriginsTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");

    private final LlmConfigs configs;
    private final JdbcTemplate sql;

    @Autowired
    PriceOriginsTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void complaint_13_each_price_says_who_set_it_and_when_and_keeps_that_until_it_changes() {
        LlmConfigDetails created = configs.create(
                Forms.of(f -> {
                    f.costPer1kInputTokens = new BigDecimal("0.0025");
                    f.costPerRequest = BigDecimal.ZERO;
                }),
                KEY);
        assertThat(created.priceOrigins()).containsOnlyKeys("cost_per_1k_input_tokens", "cost_per_request");
        PriceOrigin first = Objects.requireNonNull(created.priceOrigins().get("cost_per_1k_input_tokens"));
        assertThat(first.source()).startsWith("entered by ");
        assertThat(first.asOf()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        LlmConfigDetails other = configs.update(
                created.id(),
                0,
                Forms.changed(created.form(), f -> {
                    f.costPer1kInputTokens = new BigDecimal("0.002500");
                    f.costPer1kOutputTokens = BigDecimal.ONE;
                    f.costPerRequest = null;
                }),
                null);

        assertThat(other.priceOrigins()).containsOnlyKeys("cost_per_1k_input_tokens", "cost_per_1k_output_tokens");
        assertThat(other.priceOrigins()).containsEntry("cost_per_1k_input_tokens", first);
        assertThat(configs.find(created.id()).orElseThrow().priceOrigins()).isEqualTo(other.priceOrigins());
        assertThat(configs.duplicate(created.id()).priceOrigins()).isEqualTo(other.priceOrigins());
    }

    @Test
    void complaint_13_a_price_that_a_provider_lists_says_so_and_is_taken_only_when_asked() {
        LlmConfigDetails created = configs.create(Forms.of(f -> f.costPerRequest = BigDecimal.ONE), KEY);

        LlmConfigDetails models = configs.applyModels(created.id(), 0, List.of("gpt-large"), "gpt-large");
        assertThat(models.form().costPer1kInputTokens()).isNull();

        ListedPrices listed = new ListedPrices(new BigDecimal("0.0007"), new BigDecimal("0.0014"), null);
        LlmConfigDetails priced =
                configs.applyModels(created.id(), models.version(), List.of("gpt-large"), "gpt-large", listed);
        assertThat(priced.form().costPer1kOutputTokens()).isEqualByComparingTo("0.0014");
        assertThat(priced.form().costPerRequest()).as("not listed").isEqualByComparingTo("1");
        assertThat(priced.priceOrigins())
                .extractingByKey("cost_per_1k_input_tokens")
                .extracting(PriceOrigin::source)
                .asString()
                .startsWith("listed by OpenAI for gpt-large, taken over by ");
        assertThat(priced.priceOrigins())
                .extractingByKey("cost_per_request")
                .extracting(PriceOrigin::source)
                .asString()
                .startsWith("entered by ");
    }

    @Test
    void a_price_of_which_nothing_was_recorded_is_not_given_a_source() {
        LlmConfigDetails created = configs.create(Forms.of(f -> f.costPerRequest = BigDecimal.ONE), KEY);
        sql.update("update llm_config set price_origins = '{}'");

        LlmConfigDetails saved = configs.update(
                created.id(), created.version(), Forms.changed(created.form(), f -> f.priority = 5), null);

        assertThat(saved.priceOrigins()).isEmpty();
    }
}
