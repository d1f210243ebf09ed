package com.aidock.admin.pool.settings;

import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.PoolFacts;
import com.aidock.admin.pool.settings.Setting.ReadFrom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which settings of a lane make no sense beside each other as they really are, however they came to be so. */
final class SettingRules {
    private static final Duration PEOPLES_PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

    private final Map<String, String> senseless = new HashMap<>();
    private final Lane lane;
    private final PoolFacts pool;

    private SettingRules(Lane lane, PoolFacts pool) {
        this.lane = lane;
        this.pool = pool;
    }

    /** The same settings; those that took but make no sense say so. */
    static List<Setting> judged(
            Lane lane, List<Setting> settings, Duration askedIdle, PoolFacts pool, @Nullable LaneReadBack read) {
        SettingRules rules = new SettingRules(lane, pool);
        rules.ofPool(askedIdle);
        if (read != null) {
            rules.ofSession(read);
        }
        return settings.stream().map(rules::judged).toList();
    }

    private Setting judged(Setting setting) {
        String why = senseless.get(setting.name());
        boolean worse = setting.verdict() == Verdict.DID_NOT_TAKE && setting.readFrom() == ReadFrom.SERVER;
        return why == null || worse ? setting : setting.judged(Verdict.SENSELESS, why);
    }

    private void ofPool(Duration askedIdle) {
        if (longer(pool.connectionTimeout(), PEOPLES_PATIENCE)) {
            senseless.put(
                    "connection-timeout",
                    "nobody waits %s for a page; 60 s at most".formatted(Text.of(pool.connectionTimeout())));
        }
        // HikariCP sets such a one to 0 by itself.
        if (!longer(pool.maxLifetime(), askedIdle.plusSeconds(1)) && pool.minimumIdle() < pool.maximumSize()) {
            senseless.put(
                    "idle-timeout",
                    "it never acts, as connections are replaced after %s anyway; set it below max-lifetime"
                            .formatted(Text.of(pool.maxLifetime())));
        }
    }

    private void ofSession(LaneReadBack read) {
        Duration statement = statementTimeout(read);
        socket(read.driver().socketTimeout(), statement);
        idle(read.limits().idleSession());
        if (lane == Lane.MAIN && longer(statement, pool.connectionTimeout())) {
            senseless.put(
                    "statement_timeout",
                    "one statement may run for %s, but whoever waits gives up after %s; set it below connection-timeout"
                            .formatted(Text.of(statement), Text.of(pool.connectionTimeout())));
        }
        Duration transaction = read.limits().transaction();
        if (!transaction.isZero() && longer(statement, transaction)) {
            senseless.put(
                    "statement_timeout",
                    "the server's transaction_timeout of %s ends the transaction first"
                            .formatted(Text.of(transaction)));
        }
    }

    private void socket(Duration socket, Duration statement) {
        if (socket.isZero()) {
            senseless.put("socket-timeout", "a server that falls silent would be waited for without end");
        } else if (longer(statement.plus(SOCKET_MARGIN), socket)) {
            senseless.put(
                    "socket-timeout",
                    "the client lets go while the server may still work, and the statement runs on unseen;"
                            + " at least %s (statement_timeout and 5 s)"
                                    .formatted(Text.of(statement.plus(SOCKET_MARGIN))));
        }
    }

    /** A ping in time keeps an idle session alive. */
    private void idle(Duration limit) {
        boolean pinged = !pool.keepalive().isZero() && longer(limit, pool.keepalive());
        if (!limit.isZero() && longer(pool.maxLifetime(), limit) && !pinged) {
            senseless.put(
                    "max-lifetime",
                    "the server ends idle sessions after %s (idle_session_timeout), so kept connections die in the pool"
                            .formatted(Text.of(limit)));
        }
    }

    private static Duration statementTimeout(LaneReadBack read) {
        return read.session().stream()
                .filter(setting -> setting.name().equals("statement_timeout"))
                .map(EffectiveSetting::effectiveDuration)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static boolean longer(Duration a, Duration b) {
        return a.compareTo(b) > 0;
    }
}
