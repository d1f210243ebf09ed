package com.aidock.admin.access;

/** What a user may do; {@code ADMIN} includes {@code VIEWER}. */
public enum Role {
    ADMIN("Administrator", "sees and changes everything"),
    VIEWER("Viewer", "sees everything but secrets and changes nothing");

    /** Names for annotations, which take constants only. */
    public static final String ADMIN_NAME = "ADMIN";

    /** See {@link #ADMIN_NAME}. */
    public static final String VIEWER_NAME = "VIEWER";

    private final String label;
    private final String meaning;

    Role(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The name on the screen. */
    public String label() {
        return label;
    }

    /** What the role allows, to stand behind the label. */
    public String meaning() {
        return meaning;
    }

    String authority() {
        return "ROLE_" + name();
    }
}
