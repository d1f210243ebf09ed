package com.aidock.admin.ui;

/** What a state means to a person; each has a shape of its own, because colour alone is not enough. */
public enum Tone {
    NEUTRAL("○"),
    GOOD("●"),
    WARNING("▲"),
    BAD("■");

    private final String shape;

    Tone(String shape) {
        this.shape = shape;
    }

    public String shape() {
        return shape;
    }

    /** The CSS class that colours it. */
    public String className() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
