package com.aidock.admin.llm;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The database's constraints whose refusal means something to an administrator. */
final class Constraints {
    static final String NAME = "llm_config_name_uq";
    static final String USAGE = "llm_usage_llm_config_fk";

    private Constraints() {}

    /** Whether the failure comes from this constraint. */
    static boolean isBroken(@Nullable Throwable failure, String constraint) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConstraintViolationException violation) {
                return constraint.equals(violation.getConstraintName());
            }
        }
        return false;
    }
}
