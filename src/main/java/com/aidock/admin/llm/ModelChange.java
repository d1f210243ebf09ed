package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.DiscoveredModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model that a provider lists, or that a configuration names, and what that means for the configuration.
 *
 * @param model with nothing but its id if it is gone
 */
public record ModelChange(DiscoveredModel model, Kind kind) {
    /** How the list compares to what the configuration names. */
    public enum Kind {
        /** Listed, and not named so far. */
        NEW,
        /** Listed and named. */
        KEPT,
        /** Named, still listed, and announced to end. */
        ENDING,
        /** Named but not listed. */
        GONE
    }

    public String id() {
        return model.id();
    }

    /**
     * The difference: what is gone first, as it needs a decision, then the list in the provider's order.
     *
     * @param named the models that the configuration names
     * @param complete whether the list is whole; of a part nothing is called gone
     */
    public static List<ModelChange> between(
            Provider provider, List<String> named, List<DiscoveredModel> listed, boolean complete) {
        List<ModelChange> changes = new ArrayList<>();
        if (complete) {
            List<String> ids = listed.stream().map(DiscoveredModel::id).toList();
            new ListedModels(provider, ids)
                    .missing(named)
                    .forEach(id -> changes.add(new ModelChange(DiscoveredModel.of(id), Kind.GONE)));
        }
        Set<String> before = new HashSet<>(named);
        listed.forEach(model -> changes.add(new ModelChange(model, kind(model, before))));
        return changes;
    }

    private static Kind kind(DiscoveredModel model, Set<String> before) {
        if (!before.contains(model.id())) {
            return Kind.NEW;
        }
        return model.deprecated() ? Kind.ENDING : Kind.KEPT;
    }
}
