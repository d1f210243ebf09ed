package com.aidock.admin.llm.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows that are marked for a change of many, by id; they stay marked while the list is searched and sorted. */
final class Marks {
    private final Set<Long> ids = new LinkedHashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    boolean contains(long id) {
        return ids.contains(id);
    }

    int size() {
        return ids.size();
    }

    List<Long> ids() {
        return List.copyOf(ids);
    }

    void set(long id, boolean marked) {
        if (marked ? ids.add(id) : ids.remove(id)) {
            tell();
        }
    }

    void replace(Collection<Long> others) {
        ids.clear();
        ids.addAll(others);
        tell();
    }

    void clear() {
        replace(List.of());
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
