package com.aidock.admin.ui;

/** Background work under way. */
@FunctionalInterface
public interface Task {
    /** A task that is over or never was. */
    Task NONE = () -> {};

    /** Ends the task and its call-backs; without effect when it is over. Must be called from the screen. */
    void cancel();
}
