package com.aidock.admin.llm;

/**
 * A configuration just created, and the search for its models that runs in the background.
 *
 * @param config as stored, still inactive
 * @param discovery ends when the models are stored, or when it is clear why not
 */
public record QuickCreated(LlmConfigDetails config, TestRun discovery) {}
