package com.aidock.admin.pool.act;

import java.sql.SQLException;

/** The server could not be asked about its sessions; the cause tells why. */
class SessionsUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionsUnreachable(SQLException cause) {
        super("The server could not be asked about its sessions", cause);
    }
}
