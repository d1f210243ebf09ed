package com.aidock.admin.pool.event;

/** Names an action on the pool. The constants' names are stored: none may change. */
public enum PoolEventKind {
    START("start"),
    RESIZE("resize"),
    PAUSE("pause"),
    RESUME("resume"),
    DRILL("drill");

    private final String label;

    PoolEventKind(String label) {
        this.label = label;
    }

    /** As in "2 × drill", and as the chart knows it. */
    public String label() {
        return label;
    }
}
