package com.aidock.admin.pool.drill;

import com.aidock.admin.pool.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of the drill in a lane of a certain size.
 *
 * @param percent what the step is named after
 * @param count connections in use, so that the utilisation is on the right side of the limit
 * @param expected the verdict that it must give
 * @param impossible why a lane of this size has no such step, or null if it has
 */
record DrillLevel(
        int percent,
        int count,
        int capacity,
        Health expected,
        @Nullable String impossible) {
    private static final int HUNDRED = 100;

    /** 70, 90, 91 and 100 % as far as a lane of this size can tell them apart. */
    static List<DrillLevel> of(int capacity) {
        List<DrillLevel> levels = new ArrayList<>();
        int below = 0;
        for (int percent : new int[] {70, 90, 91, HUNDRED}) {
            int count = count(percent, capacity);
            Health expected = percent <= 90 ? Health.WARNING : Health.CRITICAL;
            String impossible = count <= below
                    ? "a lane of %d has no step between %d and %d connections".formatted(capacity, below, below + 1)
                    : percent < HUNDRED && count == capacity
                            ? "a lane of %d is full before it is at %d %%".formatted(capacity, percent)
                            : Health.of(count, capacity) != expected
                                    ? "a lane of %d has no step at %d %%".formatted(capacity, percent)
                                    : null;
            levels.add(new DrillLevel(percent, count, capacity, expected, impossible));
            below = impossible == null ? count : below;
        }
        return levels;
    }

    /** 70: the first at or above; 90: the last at or below; 91: the first above 90. */
    private static int count(int percent, int capacity) {
        return switch (percent) {
            case 70 -> (capacity * 70 + HUNDRED - 1) / HUNDRED;
            case 90 -> capacity * 90 / HUNDRED;
            case 91 -> capacity * 90 / HUNDRED + 1;
            default -> capacity;
        };
    }

    String name() {
        return percent + " %";
    }

    String share() {
        return String.format(Locale.ROOT, "%d of %d (%.1f %%)", count, capacity, 100.0 * count / capacity);
    }
}
