package com.aidock.admin.llm;

/** What can be found about a stored key; the words are those of addresses. */
public enum KeyFinding {
    /** A secret of the configuration cannot be read. */
    UNREADABLE("unreadable"),
    /** Several configurations have the same key. */
    SHARED("shared"),
    /** No test has been made since the key was stored. */
    UNTESTED("untested"),
    /** The key has been in use for longer than {@link KeyHygiene#OLD}. */
    OLD("old"),
    /** Something is sealed with a key of the keyset that is not the primary one. */
    OLD_SEAL("old-seal");

    private final String word;

    KeyFinding(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
