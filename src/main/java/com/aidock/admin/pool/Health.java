package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The verdict on a lane or the pool, by utilisation: below 70 % healthy, 70 to 90 % inclusive warning, above 90 %
 * critical. Unknown is what was not read for 5 s.
 */
public enum Health {
    HEALTHY,
    WARNING,
    CRITICAL,
    UNKNOWN;

    private static final int WARNING_FROM_PERCENT = 70;
    private static final int CRITICAL_ABOVE_PERCENT = 90;

    /** Whole numbers are compared, so that 90 of 100 and 9 of 10 are the same to the last bit. */
    public static Health of(int active, int capacity) {
        long used = active * 100L;
        if (used > (long) capacity * CRITICAL_ABOVE_PERCENT) {
            return CRITICAL;
        }
        return used >= (long) capacity * WARNING_FROM_PERCENT && used > 0 ? WARNING : HEALTHY;
    }

    public static Health of(LaneReading reading) {
        return of(reading.active(), reading.capacity());
    }

    /** The pool's health is its worst lane's, main or background; a busy reserved lane is doing what it is for. */
    public static Health worst(Collection<LaneReading> readings) {
        return readings.stream()
                .filter(reading -> reading.lane() != Lane.RESERVED)
                .map(Health::of)
                .max(Comparator.naturalOrder())
                .orElse(HEALTHY);
    }

    /** The word for people. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** The word for machines. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
