package com.aidock.admin.database.fault;

import com.aidock.admin.platform.Causes;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A state of the database that fails requests until somebody changes it on the server; the gravest comes first. */
public enum DatabaseFault {
    /** No session can be opened, because of who we are: password, role, {@code pg_hba.conf}, database. */
    ACCESS_REFUSED(
            "access refused",
            "The database server refuses our sign-in.",
            "Put the user, its password and pg_hba.conf on the server right, or DATABASE_URL and start again; it is tried again each minute at least."),
    /** Nothing can be changed: a setting says so, or the server is a standby. */
    READ_ONLY(
            "read-only",
            "The database is read-only: nothing can be changed until that ends.",
            "Look for default_transaction_read_only and for a failover: a demoted primary takes no changes, and DATABASE_URL should lead to the new one."),
    /** Nothing can be stored: the server's disk has no room. */
    DISK_FULL(
            "disk full",
            "The database server has no disk space left: nothing can be stored until there is some.",
            "Make room on the server's disk: archived WAL, old logs and replication slots that nobody reads are what fills it most often.");

    private static final Set<String> ACCESS = Set.of("28P01", "28000", "3D000", "08004");
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String NO_SPACE = "53100";
    private static final String SYSTEM_ERROR = "58030";
    /** What the system's ENOSPC reads like. */
    private static final String NO_SPACE_LEFT = "No space left on device";

    private final String label;
    private final String sentence;
    private final String remedy;

    DatabaseFault(String label, String sentence, String remedy) {
        this.label = label;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** In words, as in "Database read-only". */
    public String label() {
        return label;
    }

    /** What it means for whoever wanted something, without a word of the server's. */
    public String sentence() {
        return sentence;
    }

    /** What whoever runs the server can do about it. */
    public String remedy() {
        return remedy;
    }

    /** As it stands in metrics and JSON: {@code read_only} … */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fault that this error shows, if any. */
    public static Optional<DatabaseFault> of(SQLException error) {
        if (error instanceof AccessRefused) {
            return Optional.of(ACCESS_REFUSED);
        }
        String state = String.valueOf(error.getSQLState());
        if (ACCESS.contains(state)) {
            return Optional.of(ACCESS_REFUSED);
        }
        return switch (state) {
            case READ_ONLY_TRANSACTION -> Optional.of(READ_ONLY);
            case NO_SPACE -> Optional.of(DISK_FULL);
            case SYSTEM_ERROR ->
                String.valueOf(error.getMessage()).contains(NO_SPACE_LEFT) ? Optional.of(DISK_FULL) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The fault that this failure, or what caused it, shows. */
    public static Optional<DatabaseFault> in(Throwable failure) {
        return errors(failure).flatMap(error -> of(error).stream()).findFirst();
    }

    /** The database's errors in a chain of causes, outermost first. */
    static Stream<SQLException> errors(Throwable failure) {
        return Causes.of(failure, SQLException.class);
    }
}
