package com.aidock.admin.llm.probe;

/** What a probe found out, as classes that lead to different next steps. */
public enum ProbeOutcome {
    /** The provider accepted the key and did what was asked: listed its models, or completed. */
    OK,
    /** The provider does not accept the key, or none was sent and it wants one. */
    BAD_KEY,
    /** The key is known but may not do this. */
    MISSING_SCOPE,
    /** Something answers, but not this provider's API. */
    WRONG_URL,
    /** The connection and the key are good, but the provider refuses the model or its parameters. */
    MODEL_REFUSED,
    /** The provider asks for fewer requests, or its quota is used up. */
    RATE_LIMITED,
    /** No connection, no name, no trusted certificate, or a provider that says it cannot serve now. */
    UNREACHABLE,
    /** No complete answer before the deadline. */
    TIMEOUT,
    /** The endpoint leads to an address that is not called, or not without being allowed; nothing was sent. */
    BLOCKED_ADDRESS,
    /**
     * Something that a probe needs is missing or unusable, so nothing was sent: not a sign of a provider that is down.
     */
    NOT_POSSIBLE,
    /** An answer that means none of the above. */
    UNKNOWN
}
