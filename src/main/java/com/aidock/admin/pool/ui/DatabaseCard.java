package com.aidock.admin.pool.ui;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The server: connections of all its clients of what it allows, how many are not ours, whether it answers. */
class DatabaseCard extends Gauge {
    DatabaseCard() {
        super("Database");
    }

    void show(PoolSample sample) {
        DatabaseReading database = sample.database();
        show(database.openConnections(), database.available());
        if (sample.isOutdated()) {
            judge(Tone.NEUTRAL, "Unknown");
            say("not looked at lately", clients(database));
            return;
        }
        Optional<StandingFault> fault = database.fault();
        if (fault.isPresent()) {
            judge(Tone.BAD, capitalised(fault.get().fault().label()));
        } else if (database.full()) {
            judge(Tone.WARNING, "Full");
        } else {
            judge(database.reachable() ? Tone.GOOD : Tone.BAD, "Away");
        }
        say(
                database.reachable() && database.has(DatabaseFault.READ_ONLY)
                        ? "the server answers, takes no changes"
                        : database.reachable() ? "the server answers" : "no answer for %d s".formatted(silence(sample)),
                clients(database));
    }

    private static String capitalised(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** While the server is away, ours close, and what it counted before cannot be told apart any more. */
    private static String clients(DatabaseReading database) {
        if (!database.reachable()) {
            return "connections when it last answered";
        }
        return database.others() == 0
                ? "connections, all ours"
                : "connections, %d not ours".formatted(database.others());
    }

    private static long silence(PoolSample sample) {
        return Duration.between(sample.database().answeredAt(), sample.at()).toSeconds();
    }
}
