package com.aidock.admin.llm;

/** Hears how far a batch is, and may stop it. */
@FunctionalInterface
public interface BatchProgress {
    /** Called before each configuration with how many came before it; whether to go on. */
    boolean next(int seen);
}
