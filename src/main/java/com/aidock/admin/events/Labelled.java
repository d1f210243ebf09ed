package com.aidock.admin.events;

/** Something entered that says what it is to be called. */
@FunctionalInterface
public interface Labelled {
    String label();
}
