package com.aidock.admin.llm.probe;

/**
 * An outcome with the sentence that explains it.
 *
 * @param message not yet scrubbed
 */
record Verdict(ProbeOutcome outcome, String message) {}
