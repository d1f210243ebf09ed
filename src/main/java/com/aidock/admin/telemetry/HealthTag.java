package com.aidock.admin.telemetry;

/** The pool's health in one word, for the tags of an error; answered from memory. */
@FunctionalInterface
public interface HealthTag {
    /** {@code healthy}, {@code warning}, {@code critical} or {@code unknown}. */
    String current();
}
