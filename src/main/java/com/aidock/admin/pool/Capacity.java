package com.aidock.admin.pool;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lanes;
import org.springframework.stereotype.Component;

/** What the server has and what we may take of it, from memory: the one place for this arithmetic. */
@Component
public class Capacity {
    private final Lanes lanes;
    private final DatabaseState database;

    Capacity(Lanes lanes, DatabaseState database) {
        this.lanes = lanes;
        this.database = database;
    }

    /** This process beside everybody else, as it is now. */
    public ServerBudget now() {
        return ServerBudget.now(lanes, database);
    }

    /** Sessions that the server had room for when they were last counted. */
    public int freeSlots() {
        return Math.max(0, now().available() - database.openConnections());
    }

    /** Replicas of this application that have connections now, this one among them; 1 at least. */
    public int replicas() {
        return Math.max(1, database.clients().replicas());
    }

    /** So many replicas like this one beside the clients that are none of ours. */
    public Fleet of(int replicas) {
        return new Fleet(now(), replicas, database.clients().foreign());
    }

    /** All replicas that are there now, each with these lanes, beside the clients that are none of ours. */
    public Fleet grown(ServerBudget each) {
        return new Fleet(each, replicas(), database.clients().foreign());
    }
}
