package com.aidock.admin.llm.probe;

/** A part of a test, in the order in which they happen. */
public enum ProbeStage {
    /** The host's name is looked up, and its addresses are judged. */
    DNS,
    /** A connection to one of the addresses is made. */
    TCP,
    /** The server shows its certificate. */
    TLS,
    /** The provider judges the key. */
    AUTHENTICATION,
    /** The provider lists its models, all pages. */
    LIST,
    /** A model answers with a few tokens, which costs money; only on request. */
    COMPLETION
}
