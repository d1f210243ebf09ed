package com.aidock.admin.llm;

/** How far a connection test goes. */
public enum TestDepth {
    /** Key and list, which cost nothing. */
    LIST,
    /** Then one completion of a few tokens, which the provider charges for. */
    COMPLETION
}
