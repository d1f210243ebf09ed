package com.aidock.admin.testing;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every connection of a lane, held until it is closed. */
public final class TakenLane implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();

    private TakenLane() {}

    /** Borrows all of the lane by a kind of work that it serves. */
    public static TakenLane take(Lanes lanes, Lane lane, WorkKind kind) {
        TakenLane taken = new TakenLane();
        Work work = new Work(kind, null, "Test", "take every connection");
        while (lanes.reading(lane).active() < lanes.reading(lane).capacity()) {
            taken.connections.add(work.call(() -> borrow(lanes)));
        }
        return taken;
    }

    private static Connection borrow(Lanes lanes) {
        try {
            return lanes.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
