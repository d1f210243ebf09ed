package com.aidock.admin.pool.cost;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a record takes in memory with all that it alone refers to: 12 for an object's header, 4 for a
 * reference, rounded up to 8, as a 64-bit JVM with less than 32 GB lays them out. Constants and texts count for
 * nothing, because they are shared.
 */
final class Footprint {
    private static final int HEADER = 12;
    private static final int REFERENCE = 4;
    private static final int ARRAY = 16;
    private static final int ALIGNMENT = 8;
    /** An instant or a duration: seconds and nanoseconds. */
    private static final int TIME = aligned(HEADER + Long.BYTES + Integer.BYTES);

    private Footprint() {}

    static int of(@Nullable Object value) {
        return switch (value) {
            case Record kept -> ofRecord(kept);
            case Collection<?> all ->
                aligned(HEADER + REFERENCE + REFERENCE)
                        + aligned(ARRAY + REFERENCE * all.size())
                        + all.stream().mapToInt(Footprint::of).sum();
            case TemporalAccessor instant -> TIME;
            case TemporalAmount duration -> TIME;
            case null, default -> 0;
        };
    }

    private static int ofRecord(Record kept) {
        RecordComponent[] parts = kept.getClass().getRecordComponents();
        int fields = Stream.of(parts).mapToInt(part -> width(part.getType())).sum();
        int referred = Stream.of(parts)
                .filter(part -> !part.getType().isPrimitive())
                .mapToInt(part -> of(value(kept, part)))
                .sum();
        return aligned(HEADER + fields) + referred;
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        return type == boolean.class || type == byte.class ? Byte.BYTES : REFERENCE;
    }

    private static @Nullable Object value(Record kept, RecordComponent part) {
        try {
            return part.getAccessor().invoke(kept);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A public record can be read", e);
        }
    }

    private static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
