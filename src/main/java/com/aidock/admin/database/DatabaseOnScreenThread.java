package com.aidock.admin.database;

/** A screen asked the database while it held the browser's session: with a full pool the whole page would hang. */
public class DatabaseOnScreenThread extends IllegalStateException {
    DatabaseOnScreenThread(Work work) {
        super(
                "The database was asked on the screen's own thread (%s, %s). Use BackgroundTasks instead, so that the page never waits for it."
                        .formatted(work.place(), work.operation()));
    }
}
