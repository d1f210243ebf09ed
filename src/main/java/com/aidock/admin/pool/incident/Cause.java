package com.aidock.admin.pool.incident;

import com.aidock.admin.database.fault.DatabaseFault;

/** Why a pool runs dry; stored by name, so a constant is never renamed or taken away. */
public enum Cause {
    /** Not enough was seen yet. */
    UNCLEAR("not clear", "What holders do is told apart once they have held for a few seconds."),
    /** Requests fail, and nothing that is seen of the holders tells why. */
    TIMED_OUT(
            "requests timed out",
            "Look at Slow work for the statements that take long, or raise the clients' share if API requests got 503."),
    LEAK(
            "leaked connections",
            "End their sessions (… at each), then mend the code that borrows there: it must give back in every case."),
    SLOW_SQL(
            "slow statements",
            "Cancel the longest statement if its result is not needed, then look at its plan: a missing index, or too many rows."),
    LOCK_CHAIN(
            "lock chain",
            "End the transaction at the root of the chain: ask whoever runs it, or terminate its session."),
    NESTED_BORROW(
            "nested borrow",
            "Raise the lane's maximum for now: each waiter needs one more than it holds. Then mend the code: one unit of work, one connection."),
    OUTSIDE_CALL(
            "outside call while holding",
            "Wait for or stop the called service. Then mend the code: give the connection back before anyone else is waited for."),
    DEAD_SOCKETS(
            "dead sockets",
            "Take the connections back (… at each) and close the idle ones (Act): the server or something between has dropped their sessions."),
    TOO_SMALL(
            "lane too small", "Raise the lane's maximum as far as the server has slots: each connection is used well."),
    DATABASE_FULL(
            "database full",
            "Close other clients' connections or raise max_connections: the server refuses us new sessions."),
    DATABASE_AWAY(
            "database away",
            "Check that the database server runs and can be reached from here; the console goes on by itself when it answers."),
    ACCESS_REFUSED("access refused", DatabaseFault.ACCESS_REFUSED.remedy()),
    READ_ONLY("database read-only", DatabaseFault.READ_ONLY.remedy()),
    DISK_FULL("disk full", DatabaseFault.DISK_FULL.remedy());

    private final String label;
    private final String advice;

    Cause(String label, String advice) {
        this.label = label;
        this.advice = advice;
    }

    /** The cause that a fault of the database is. */
    static Cause of(DatabaseFault fault) {
        return switch (fault) {
            case ACCESS_REFUSED -> ACCESS_REFUSED;
            case READ_ONLY -> READ_ONLY;
            case DISK_FULL -> DISK_FULL;
        };
    }

    /** As it stands after "Incident: ". */
    public String label() {
        return label;
    }

    /** What to do about it now, and then. */
    public String advice() {
        return advice;
    }
}
