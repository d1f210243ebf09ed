package com.aidock.admin.database;

import com.zaxxer.hikari.pool.ProxyConnection;
import com.zaxxer.hikari.util.ClockSource;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What HikariCP's own readings of the clock tell about a borrow. It notes when a connection was given back last, in a
 * field that is not its public interface; reading the clock again instead would cost a quarter of the bare borrow.
 * Where the field cannot be read, or is not in nanoseconds (macOS), the clock is.
 *
 * @see <a href="file:docs/decisions/0025-one-reading-of-the-clock.md">One reading of the clock</a>
 */
final class PoolClock {
    private static final @Nullable MethodHandle LAST_RETURN = usable() ? getter() : null;

    private PoolClock() {}

    /** Whether the times of borrows come from HikariCP. */
    static boolean shared() {
        return LAST_RETURN != null;
    }

    /**
     * When a connection was acquired: at once if it was free before it was asked for, else now. Not for a connection
     * that was looked after in between, such as validated.
     */
    static long acquiredAt(Connection lent, long askedAt) {
        return LAST_RETURN != null && lastReturn(lent) - askedAt <= 0 ? askedAt : System.nanoTime();
    }

    /** When a connection was given back that was just closed; now if its pool noted nothing, because it is broken. */
    static long returnedAt(Connection closed, long acquiredAt) {
        if (LAST_RETURN != null) {
            long at = lastReturn(closed);
            if (at - acquiredAt > 0) {
                return at;
            }
        }
        return System.nanoTime();
    }

    private static long lastReturn(Connection connection) {
        try {
            // The constant itself, so that the compiler sees through it.
            return LAST_RETURN == null ? 0 : (long) LAST_RETURN.invokeExact(connection);
        } catch (Throwable e) {
            throw new IllegalStateException("HikariCP's connection cannot be read", e);
        }
    }

    private static @Nullable MethodHandle getter() {
        try {
            Class<?> entry = Class.forName("com.zaxxer.hikari.pool.PoolEntry");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ProxyConnection.class, MethodHandles.lookup());
            MethodHandle toEntry = lookup.findGetter(ProxyConnection.class, "poolEntry", entry);
            MethodHandle toTime = lookup.findGetter(entry, "lastAccessed", long.class);
            return MethodHandles.filterReturnValue(toEntry, toTime)
                    .asType(MethodType.methodType(long.class, Connection.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static boolean usable() {
        return Math.abs(ClockSource.currentTime() - System.nanoTime()) < TimeUnit.SECONDS.toNanos(1);
    }
}
