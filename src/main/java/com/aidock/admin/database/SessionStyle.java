package com.aidock.admin.database;

/** How a session gets its settings. */
enum SessionStyle {
    /** As options of the start-up packet: no round trip, and they survive a {@code RESET}. */
    STARTUP_OPTIONS,
    /** With {@code SET} on connect: PgBouncer refuses start-up options that it does not know. */
    SET_ON_CONNECT
}
