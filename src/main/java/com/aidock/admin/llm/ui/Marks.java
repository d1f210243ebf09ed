package com.aidock.admin.llm.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that are marked for a change of many, by id; they stay marked while the list is searched and sorted. */
final class Marks {
    private final Map<Long, String> names = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    boolean contains(long id) {
        return names.containsKey(id);
    }

    int size() {
        return names.size();
    }

    List<Long> ids() {
        return List.copyOf(names.keySet());
    }

    /** The names by id, in the order in which they were marked. */
    Map<Long, String> names() {
        return new LinkedHashMap<>(names);
    }

    void set(long id, String name, boolean marked) {
        boolean was = names.containsKey(id);
        if (marked) {
            names.put(id, name);
        } else {
            names.remove(id);
        }
        if (was != marked) {
            tell();
        }
    }

    void replace(Map<Long, String> others) {
        names.clear();
        names.putAll(others);
        tell();
    }

    void clear() {
        replace(Map.of());
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
