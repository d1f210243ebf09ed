package com.aidock.admin.llm.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the pages of a list within limits, so that a provider that never ends cannot fill the memory. */
final class ModelList {
    static final int MAX_PAGES = 20;
    static final int MAX_MODELS = 10_000;

    /** No provider has an id like this; one that does would break what stores or shows it. */
    private static final Pattern UNUSABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]|^.{201,}$", Pattern.DOTALL);

    private final Scrubber scrubber;
    private final Map<String, DiscoveredModel> models = new LinkedHashMap<>();
    private @Nullable String lastCursor;
    private int pages;
    private boolean complete = true;

    ModelList(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    void add(Page page) {
        pages++;
        page.models().stream().filter(this::usable).map(this::cleaned).forEach(this::add);
    }

    /** Whether to ask for the page behind this cursor; a cursor that comes again would lead round in a circle. */
    boolean wantsMore(@Nullable String cursor) {
        if (cursor == null) {
            return false;
        }
        complete = pages < MAX_PAGES && models.size() < MAX_MODELS && !cursor.equals(lastCursor);
        lastCursor = cursor;
        return complete;
    }

    List<DiscoveredModel> models() {
        return new ArrayList<>(models.values());
    }

    int size() {
        return models.size();
    }

    boolean complete() {
        return complete;
    }

    private void add(DiscoveredModel model) {
        if (models.size() < MAX_MODELS) {
            models.putIfAbsent(model.id(), model);
        } else {
            complete = false;
        }
    }

    private boolean usable(DiscoveredModel model) {
        return !UNUSABLE.matcher(model.id()).find() && !scrubber.findsSecretIn(model.id());
    }

    private DiscoveredModel cleaned(DiscoveredModel model) {
        return new DiscoveredModel(
                model.id().strip(),
                cleaned(model.displayName()),
                model.contextTokens(),
                model.outputTokens(),
                model.chat(),
                model.deprecated(),
                cleaned(model.replacement()),
                model.prices());
    }

    private @Nullable String cleaned(@Nullable String text) {
        return text == null ? null : scrubber.clean(text, 200);
    }
}
