package com.aidock.admin.llm.probe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a provider lists as a model's prices, in US dollars with at most six decimals.
 *
 * @param per1kInput for 1,000 tokens read
 * @param per1kOutput for 1,000 tokens written
 * @param perRequest for each request, or null if it lists none
 */
public record ListedPrices(
        BigDecimal per1kInput,
        BigDecimal per1kOutput,
        @Nullable BigDecimal perRequest) {
    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal(1_000);
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);
    private static final BigDecimal PER_MILLION = new BigDecimal("0.001");

    /** The prices of an OpenAI-like entry, or null if it lists none that can be understood. */
    static @Nullable ListedPrices of(JsonNode entry) {
        ListedPrices own = openRouter(entry.path("pricing"));
        return own != null ? own : huggingFace(entry.path("providers"));
    }

    /** OpenRouter: as texts, for one token; a negative one stands for "depends". */
    private static @Nullable ListedPrices openRouter(JsonNode pricing) {
        BigDecimal input = amount(pricing.path("prompt"), THOUSAND);
        BigDecimal output = amount(pricing.path("completion"), THOUSAND);
        BigDecimal request = amount(pricing.path("request"), BigDecimal.ONE);
        return input == null || output == null
                ? null
                : new ListedPrices(input, output, request == null || request.signum() == 0 ? null : request);
    }

    /** Hugging Face: as numbers, for a million tokens, at each provider behind the router; the dearest is sure. */
    private static @Nullable ListedPrices huggingFace(JsonNode providers) {
        List<ListedPrices> all = providers
                .valueStream()
                .map(provider -> perMillion(provider.path("pricing")))
                .filter(Objects::nonNull)
                .toList();
        return all.stream()
                .max(Comparator.comparing(prices -> prices.per1kInput().add(prices.per1kOutput())))
                .orElse(null);
    }

    private static @Nullable ListedPrices perMillion(JsonNode pricing) {
        BigDecimal input = amount(pricing.path("input"), PER_MILLION);
        BigDecimal output = amount(pricing.path("output"), PER_MILLION);
        return input == null || output == null ? null : new ListedPrices(input, output, null);
    }

    private static @Nullable BigDecimal amount(JsonNode node, BigDecimal factor) {
        BigDecimal number = number(node);
        if (number == null || Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
            return null;
        }
        BigDecimal amount = number.multiply(factor).setScale(DECIMALS, RoundingMode.HALF_UP);
        return amount.signum() < 0 || amount.compareTo(MOST) > 0 ? null : amount;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        if (node.isNumber()) {
            // A number beyond all bounds is read as infinite.
            return Double.isFinite(node.doubleValue()) ? node.decimalValue() : null;
        }
        String text = node.isString() ? node.stringValue() : "";
        return text.matches("-?\\d{1,20}(\\.\\d{1,20})?(e-?\\d{1,2})?") ? new BigDecimal(text) : null;
    }
}
