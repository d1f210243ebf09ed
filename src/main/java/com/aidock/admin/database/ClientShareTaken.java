package com.aidock.admin.database;

import java.sql.SQLTransientConnectionException;

/** API clients hold as many connections of the main lane as they may, and none came back in time. */
public class ClientShareTaken extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    ClientShareTaken(int most) {
        super("API clients hold all %d connections that they may have; ask again".formatted(most));
    }
}
