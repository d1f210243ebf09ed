package com.aidock.admin.llm;

/**
 * One thing that is wrong with what was entered.
 *
 * @param field one of {@link Fields}
 * @param message what is wrong and what would be right, without any secret
 */
public record Violation(String field, String message) {}
