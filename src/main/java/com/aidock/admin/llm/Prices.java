package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ListedPrices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets a configuration's prices, so that each keeps in mind where it comes from as long as it stays what it is. */
final class Prices {
    private final LlmConfig config;
    private final PriceOrigin origin;
    private final Map<String, PriceOrigin> origins;

    private Prices(LlmConfig config, PriceOrigin origin) {
        this.config = config;
        this.origin = origin;
        this.origins = new LinkedHashMap<>(config.priceOrigins);
    }

    /** Sets all three; what is another price than before comes from the origin. */
    static void set(LlmConfig config, LlmConfigForm form, PriceOrigin origin) {
        new Prices(config, origin)
                .set(form.costPer1kInputTokens(), form.costPer1kOutputTokens(), form.costPerRequest(), false);
    }

    /** Takes over what a provider lists; what it does not list stays. */
    static void take(LlmConfig config, ListedPrices listed, PriceOrigin origin) {
        new Prices(config, origin)
                .set(
                        listed.per1kInput(),
                        listed.per1kOutput(),
                        listed.perRequest() == null ? config.costPerRequest : listed.perRequest(),
                        true);
    }

    private void set(
            @Nullable BigDecimal input, @Nullable BigDecimal output, @Nullable BigDecimal request, boolean confirms) {
        note(Fields.COST_PER_1K_INPUT_TOKENS, config.costPer1kInputTokens, input, confirms);
        note(Fields.COST_PER_1K_OUTPUT_TOKENS, config.costPer1kOutputTokens, output, confirms);
        note(Fields.COST_PER_REQUEST, config.costPerRequest, request, false);
        config.costPer1kInputTokens = input;
        config.costPer1kOutputTokens = output;
        config.costPerRequest = request;
        config.priceOrigins = origins;
    }

    private void note(String field, @Nullable BigDecimal before, @Nullable BigDecimal now, boolean confirms) {
        if (now == null) {
            origins.remove(field);
        } else if (confirms || before == null || before.compareTo(now) != 0) {
            origins.put(field, origin);
        }
    }
}
