package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ListedPrices;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Offers what the provider lists as the prices of the default model beside those that are stored; takes none by itself.
 */
class PriceOffer extends Div {
    private final Checkbox take = new Checkbox();
    private final Span present;
    private transient Map<String, DiscoveredModel> models = Map.of();
    private transient @Nullable ListedPrices offered;

    PriceOffer(LlmConfigForm stored) {
        present = new Span("Stored now: %s in, %s out."
                .formatted(Money.shown(stored.costPer1kInputTokens()), Money.shown(stored.costPer1kOutputTokens())));
        present.addClassName("llm-secondary");
        take.setId("take-prices");
        addClassName("llm-price-offer");
        add(take, present);
        setVisible(false);
    }

    void listed(List<DiscoveredModel> listed) {
        models = listed.stream().collect(Collectors.toMap(DiscoveredModel::id, Function.identity(), (a, b) -> a));
    }

    /** Offers the prices of this model, if any are listed; null offers nothing. */
    void offer(@Nullable String model) {
        DiscoveredModel found = model == null ? null : models.get(model);
        offered = found == null ? null : found.prices();
        take.setValue(false);
        setVisible(offered != null);
        if (offered != null) {
            take.setLabel("Also store the prices listed for %s: %s per 1,000 tokens in, %s out"
                    .formatted(model, Money.shown(offered.per1kInput()), Money.shown(offered.per1kOutput())));
        }
    }

    /** What is to be stored, or null for nothing. */
    @Nullable
    ListedPrices chosen() {
        return isVisible() && take.getValue() ? offered : null;
    }
}
