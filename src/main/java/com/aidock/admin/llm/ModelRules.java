package com.aidock.admin.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the names of models may be. */
final class ModelRules {
    private ModelRules() {}

    static void check(Violations found, @Nullable String defaultModel, List<String> models) {
        if (defaultModel != null) {
            int length = Texts.length(defaultModel);
            found.require(
                    length <= LlmConfigRules.MAX_MODEL,
                    Fields.DEFAULT_MODEL,
                    "The default model's name has %d characters; at most %d are possible.",
                    length,
                    LlmConfigRules.MAX_MODEL);
            found.require(
                    !Texts.hasInvisible(defaultModel),
                    Fields.DEFAULT_MODEL,
                    "The model's name contains characters that cannot be seen. Type it again instead of pasting it.");
        }
        list(found, models);
    }

    private static void list(Violations found, List<String> models) {
        found.require(
                models.size() <= LlmConfigRules.MAX_MODELS,
                Fields.AVAILABLE_MODELS,
                "There are %d models; at most %d can be listed. Keep those that are used.",
                models.size(),
                LlmConfigRules.MAX_MODELS);
        models.stream()
                .filter(model -> Texts.length(model) > LlmConfigRules.MAX_LISTED_MODEL)
                .findFirst()
                .ifPresent(model -> found.add(
                        Fields.AVAILABLE_MODELS,
                        "Model %d of the list has %d characters; at most %d are possible."
                                .formatted(
                                        models.indexOf(model) + 1,
                                        Texts.length(model),
                                        LlmConfigRules.MAX_LISTED_MODEL)));
        models.stream()
                .filter(Texts::hasInvisible)
                .findFirst()
                .ifPresent(model -> found.add(
                        Fields.AVAILABLE_MODELS,
                        "Model %d of the list contains characters that cannot be seen. Type it again."
                                .formatted(models.indexOf(model) + 1)));
    }
}
