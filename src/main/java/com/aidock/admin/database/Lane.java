package com.aidock.admin.database;

/**
 * One of the three connection pools; which one serves a borrow follows from the {@link WorkKind}, never from feature
 * code.
 */
public enum Lane {
    /** What a person or an API client waits for. */
    MAIN("Main"),
    /** Scheduled and asynchronous work. */
    BACKGROUND("Background"),
    /** Signing in, permissions, pool health and emergency actions: kept free for the hour when main is full. */
    RESERVED("Reserved");

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The name as it stands in properties and JSON: {@code main}, {@code background}, {@code reserved}. */
    public String id() {
        return label.toLowerCase(java.util.Locale.ROOT);
    }
}
