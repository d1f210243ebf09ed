package com.aidock.admin.pool.drill;

import java.util.Locale;

/**
 * One thing that a drill looked at.
 *
 * @param detail what was seen, or why it could not be looked at
 */
public record DrillCheck(String name, Outcome outcome, String detail) {
    /** How a check ended; one that could not run is not a pass. */
    public enum Outcome {
        PASSED("✓"),
        FAILED("✕"),
        NOT_RUN("○");

        private final String sign;

        Outcome(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** The word for machines. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The word for people. */
        public String label() {
            return id().replace('_', ' ');
        }
    }

    static DrillCheck of(String name, boolean passed, String detail) {
        return new DrillCheck(name, passed ? Outcome.PASSED : Outcome.FAILED, detail);
    }

    static DrillCheck notRun(String name, String why) {
        return new DrillCheck(name, Outcome.NOT_RUN, why);
    }
}
