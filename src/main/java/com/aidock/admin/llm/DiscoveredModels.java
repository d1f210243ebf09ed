package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.DiscoveredModel;
import java.util.List;
import java.util.Optional;

/** Chooses from what a provider lists. */
public final class DiscoveredModels {
    private DiscoveredModels() {}

    /**
     * The models to offer, in the provider's order: those that may hold a conversation and are not announced to end;
     * all that fit if that leaves none.
     */
    public static List<String> offered(List<DiscoveredModel> models) {
        List<String> fitting = names(models.stream()
                .filter(model -> !Boolean.FALSE.equals(model.chat()) && !model.deprecated())
                .toList());
        return fitting.isEmpty() ? names(models) : fitting;
    }

    /**
     * The model to begin with: the first that is known to hold a conversation, else the first of which nothing is
     * known, and never one that is announced to end.
     */
    public static Optional<String> defaultOf(List<DiscoveredModel> models) {
        List<DiscoveredModel> lasting = models.stream()
                .filter(model -> !model.deprecated())
                .filter(model -> !Boolean.FALSE.equals(model.chat()))
                .filter(model -> Texts.length(model.id()) <= LlmConfigRules.MAX_MODEL)
                .toList();
        return lasting.stream()
                .filter(model -> Boolean.TRUE.equals(model.chat()))
                .findFirst()
                .or(() -> lasting.stream().findFirst())
                .map(DiscoveredModel::id);
    }

    private static List<String> names(List<DiscoveredModel> models) {
        return models.stream()
                .map(DiscoveredModel::id)
                .filter(id -> Texts.length(id) <= LlmConfigRules.MAX_LISTED_MODEL && !Texts.hasInvisible(id))
                .limit(LlmConfigRules.MAX_MODELS)
                .toList();
    }
}
