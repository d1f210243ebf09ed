package com.aidock.admin.llm;

/** What is known of a stored key. */
public enum KeyState {
    /** No key is stored. */
    NONE,
    /** A key is stored and can be read with the present keyset. */
    STORED,
    /** A key is stored but cannot be read: it must be entered again. */
    UNREADABLE
}
