package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What limits, money and priority may be. */
final class NumberRules {
    private static final BigDecimal MAX_BUDGET = new BigDecimal("99999999.99");
    private static final BigDecimal MAX_COST = new BigDecimal("999999.999999");
    private static final int BUDGET_DECIMALS = 2;
    private static final int COST_DECIMALS = 6;

    private NumberRules() {}

    static void check(Violations found, LlmConfigForm form) {
        limit(found, Fields.RATE_LIMIT_RPM, form.rateLimitRpm());
        limit(found, Fields.RATE_LIMIT_TPM, form.rateLimitTpm());
        limit(found, Fields.DAILY_QUOTA, form.dailyQuota());
        money(found, Fields.MONTHLY_BUDGET_USD, form.monthlyBudgetUsd(), MAX_BUDGET, BUDGET_DECIMALS);
        money(found, Fields.COST_PER_1K_INPUT_TOKENS, form.costPer1kInputTokens(), MAX_COST, COST_DECIMALS);
        money(found, Fields.COST_PER_1K_OUTPUT_TOKENS, form.costPer1kOutputTokens(), MAX_COST, COST_DECIMALS);
        money(found, Fields.COST_PER_REQUEST, form.costPerRequest(), MAX_COST, COST_DECIMALS);
        priority(found, form.priority());
    }

    static void priority(Violations found, int priority) {
        found.require(
                priority >= 0 && priority <= LlmConfigRules.MAX_PRIORITY,
                Fields.PRIORITY,
                "Enter a priority from 0 to %d; it is %d. Lower comes first.",
                LlmConfigRules.MAX_PRIORITY,
                priority);
    }

    private static void limit(Violations found, String field, @Nullable Integer limit) {
        found.require(
                limit == null || limit >= 0,
                field,
                "Enter 0 or more, or leave it empty for no limit; it is %s.",
                limit == null ? "" : limit);
    }

    private static void money(
            Violations found, String field, @Nullable BigDecimal amount, BigDecimal most, int decimals) {
        if (amount == null) {
            return;
        }
        found.require(
                amount.signum() >= 0 && amount.compareTo(most) <= 0,
                field,
                "Enter 0 to %s US dollars, or leave it empty; it is %s.",
                grouped(most),
                shown(amount));
        found.require(
                amount.stripTrailingZeros().scale() <= decimals,
                field,
                "Enter at most %d decimals; it is %s.",
                decimals,
                shown(amount));
    }

    private static String grouped(BigDecimal amount) {
        NumberFormat format = NumberFormat.getInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    /** Not written out when that would be absurdly long. */
    private static String shown(BigDecimal amount) {
        boolean compact = amount.precision() > 20 || Math.abs((long) amount.scale()) > 20;
        return compact ? "far outside of that" : amount.toPlainString();
    }
}
