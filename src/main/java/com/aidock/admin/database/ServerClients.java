package com.aidock.admin.database;

/**
 * How many connections the server serves at a moment.
 *
 * @param all of all clients together
 * @param ours of this application, all its replicas together, told by their application names
 * @param mine of this process alone
 * @param replicas how many processes of this application have connections, this one among them
 */
public record ServerClients(int all, int ours, int mine, int replicas) {
    /** Nothing is known yet. */
    static final ServerClients NONE = new ServerClients(0, 0, 0, 0);

    /** Connections of everybody but this process, other replicas included. */
    public int others() {
        return Math.max(0, all - mine);
    }

    /** Connections of clients that are none of this application. */
    public int foreign() {
        return Math.max(0, all - ours);
    }
}
