package com.aidock.admin.llm;

import com.aidock.admin.platform.Causes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The database's constraints whose refusal means something to an administrator. */
final class Constraints {
    static final String NAME = "llm_config_name_uq";
    static final String USAGE = "llm_usage_llm_config_fk";

    static final String REENCRYPTION = "llm_reencryption_running_uq";

    private Constraints() {}

    /** Whether the failure comes from this constraint: the server says so itself, whatever words it has for it. */
    static boolean isBroken(@Nullable Throwable failure, String constraint) {
        return Causes.of(failure)
                .anyMatch(cause -> names(cause, constraint)
                        || cause instanceof SQLException sql && names(sql.getNextException(), constraint));
    }

    static InvalidLlmConfig nameTaken(String name) {
        return InvalidLlmConfig.of(
                Fields.NAME, "There is a configuration named \"%s\" already. Choose another name.".formatted(name));
    }

    private static boolean names(@Nullable Throwable failure, String constraint) {
        return failure instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && constraint.equals(refused.getServerErrorMessage().getConstraint());
    }
}
