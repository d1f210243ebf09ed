package com.aidock.admin.database;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is doing, for whom and where: bound where a request, a UI task or a job starts, and recorded with every
 * {@link Lease}.
 *
 * @param kind decides the lane
 * @param actor on whose behalf, or null for the system itself
 * @param place the view, endpoint or job, as a person would name it
 * @param operation what is done there
 * @param address the network address that asked for it, or null if none did or nobody noted it
 */
public record Work(
        WorkKind kind,
        @Nullable Actor actor,
        String place,
        String operation,
        @Nullable String address) {
    private static final ThreadLocal<Work> BOUND = new ThreadLocal<>();

    /** Work that no network address asked for. */
    public Work(WorkKind kind, @Nullable Actor actor, String place, String operation) {
        this(kind, actor, place, operation, null);
    }

    /** The work of the system itself, such as a scheduled job: no person behind it. */
    public static Work job(String place, String operation) {
        return new Work(WorkKind.JOB, null, place, operation);
    }

    /** Whether the program only looks after the database, which nobody misses who waits for something. */
    boolean watching() {
        return kind == WorkKind.RESCUE && actor == null;
    }

    /** Whether somebody asked for this who is not signed in; what the system does by itself is nobody's either. */
    public boolean ofStranger() {
        return actor == null
                && switch (kind) {
                    case SIGN_IN, SCREEN -> true;
                    // A drill borrows in their place, and is asked for by no address.
                    case PERSON, CLIENT -> address != null;
                    case JOB, RESCUE -> false;
                };
    }

    /** The work bound to this thread; a thread that was not told counts as a job named after itself. */
    public static Work current() {
        return bound().orElseGet(() -> job(Thread.currentThread().getName(), "unnamed"));
    }

    /** The work bound to this thread, if it was told what it does. */
    public static Optional<Work> bound() {
        return Optional.ofNullable(BOUND.get());
    }

    /** The same place and person with another operation. */
    public Work doing(String newOperation) {
        return new Work(kind, actor, place, newOperation, address);
    }

    /** Other work on behalf of the same person at the same address. */
    public Work as(WorkKind otherKind, String otherPlace, String otherOperation) {
        return new Work(otherKind, actor, otherPlace, otherOperation, address);
    }

    /** Binds this work to the current thread while the task runs. */
    public <T extends @Nullable Object> T call(Supplier<T> task) {
        Work before = BOUND.get();
        BOUND.set(this);
        try {
            return task.get();
        } finally {
            restore(before);
        }
    }

    /** Binds this work to the current thread while the task runs. */
    public void run(Runnable task) {
        call(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }

    /** Binds this work until the scope is closed, for callers whose begin and end are two call-backs. */
    public Scope bind() {
        Work before = BOUND.get();
        BOUND.set(this);
        return () -> restore(before);
    }

    private static void restore(@Nullable Work before) {
        if (before == null) {
            BOUND.remove();
        } else {
            BOUND.set(before);
        }
    }

    /** Ends a binding. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
