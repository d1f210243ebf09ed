package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import java.util.Locale;

/**
 * Whether so many replicas of this application, each with the lanes of this one, fit into the server.
 *
 * @param each what one replica may open, and what the server has
 * @param replicas 1 or more
 * @param foreign connections of clients that are none of this application
 */
public record Fleet(ServerBudget each, int replicas, int foreign) {
    public Fleet {
        if (replicas < 1 || foreign < 0) {
            throw new IllegalArgumentException("%d replicas, %d foreign".formatted(replicas, foreign));
        }
    }

    /** What all replicas together may open. */
    public int sum() {
        return replicas * each.sum();
    }

    /** Connections that stay free when every lane of every replica is full; negative if that ends in errors. */
    public int left() {
        return each.available() - foreign - sum();
    }

    public boolean fits() {
        return left() >= 0;
    }

    /** The largest main lane that fits in each replica while its other lanes stay as they are; 0 for none. */
    public int largestMain() {
        int others = each.sum() - each.lanes().getOrDefault(Lane.MAIN, 0);
        return Math.max(0, Math.floorDiv(each.available() - foreign, replicas) - others);
    }

    /** The {@code max_connections} that the server needs at least. */
    public int neededMaxConnections() {
        return sum() + foreign + each.reservedSlots();
    }

    /** The sum, written out. */
    public String lines() {
        return String.format(
                Locale.ROOT,
                "%d × %d = %d of ours, %d of other clients; the server has %d for both",
                replicas,
                each.sum(),
                sum(),
                foreign,
                each.available());
    }
}
