package com.aidock.admin.pool.settings;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.LaneSettings;
import com.aidock.admin.database.PoolFacts;
import com.aidock.admin.pool.settings.Setting.ReadFrom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one lane, what was asked beside what is so, each with its origin and its verdict: those of the pool,
 * and those of its sessions from {@link SessionSheet}.
 */
final class LaneSheet {
    private static final Duration VALIDATION = Duration.ofSeconds(5);
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);

    private final Lane lane;
    private final LaneSettings asked;
    private final PoolFacts pool;
    private final SheetContext context;
    private final SheetRows inPool;
    private final List<Setting> rows = new ArrayList<>();

    private LaneSheet(Lane lane, LaneSettings asked, PoolFacts pool, SheetContext context) {
        this.lane = lane;
        this.asked = asked;
        this.pool = pool;
        this.context = context;
        this.inPool = new SheetRows(lane, ReadFrom.POOL);
    }

    static List<Setting> of(
            Lane lane, LaneSettings asked, PoolFacts pool, @Nullable LaneReadBack read, SheetContext context) {
        LaneSheet sheet = new LaneSheet(lane, asked, pool, context);
        sheet.sizes();
        sheet.times();
        sheet.rows.addAll(SessionSheet.of(lane, asked, read, context));
        return SettingRules.judged(lane, sheet.rows, asked.idleTimeout(), pool, read);
    }

    private void sizes() {
        int maximum = asked.maximumSize();
        int minimum = asked.minimumIdle();
        String kept = Integer.toString(pool.minimumIdle());
        Setting least = pool("minimum-idle", "pool_size", Integer.toString(minimum), kept);
        boolean limited = !byHand() && minimum > pool.maximumSize() && pool.minimumIdle() == pool.maximumSize();
        rows.add(limited ? least.judged(Verdict.OVERRULED, "no more can be kept than maximum-size allows") : least);
        Setting most = pool(
                "maximum-size",
                "pool_size + max_overflow",
                Integer.toString(maximum),
                Integer.toString(pool.maximumSize()));
        boolean clamped = !byHand() && pool.maximumSize() < maximum;
        rows.add(
                clamped
                        ? most.judged(
                                Verdict.CLAMPED,
                                "only %d connections are to be had (%s), all lanes ask for %d"
                                        .formatted(
                                                context.limit().connections(),
                                                context.limit().source(),
                                                context.sum()))
                        : most);
    }

    private void times() {
        rows.add(pool("connection-timeout", "pool_timeout", asked.connectionTimeout(), pool.connectionTimeout()));
        rows.add(pool("max-lifetime", "pool_recycle", asked.maxLifetime(), pool.maxLifetime()));
        rows.add(pool("idle-timeout", "", asked.idleTimeout(), pool.idleTimeout()));
        Duration validation = shorter(VALIDATION, asked.connectionTimeout());
        rows.add(
                builtIn("validation-timeout", "pool_pre_ping", Text.of(validation), Text.of(pool.validationTimeout())));
        // HikariCP pings no connection that is replaced before the first ping.
        Duration keepalive = asked.maxLifetime().compareTo(KEEPALIVE) <= 0 ? Duration.ZERO : KEEPALIVE;
        rows.add(builtIn("keepalive-time", "", Text.of(keepalive), Text.of(pool.keepalive())));
        rows.add(builtIn("auto-commit", "pool_reset_on_return", Text.of(false), Text.of(pool.autoCommit()))
                .judged(
                        pool.autoCommit() ? Verdict.DID_NOT_TAKE : Verdict.AS_ASKED,
                        "what is not committed is rolled back when a connection comes back"));
    }

    private Setting pool(String name, String fix, Duration configured, Duration effective) {
        return pool(name, fix, Text.of(configured), Text.of(effective));
    }

    /** A setting of the pool that can be changed by hand. */
    private Setting pool(String name, String fix, String configured, String effective) {
        String origin = context.origin(lane, name);
        if (configured.equals(effective)) {
            return inPool.row(name, fix, configured, effective, origin, Verdict.AS_ASKED, "");
        }
        return context.byHand(lane)
                .map(hand -> inPool.row(name, fix, configured, effective, origin, Verdict.BY_HAND, hand))
                .orElseGet(() -> inPool.row(
                        name,
                        fix,
                        configured,
                        effective,
                        origin,
                        Verdict.DID_NOT_TAKE,
                        "the pool says %s, not %s".formatted(effective, configured)));
    }

    private Setting builtIn(String name, String fix, String configured, String effective) {
        boolean same = configured.equals(effective);
        return inPool.row(
                name,
                fix,
                configured,
                effective,
                SheetContext.BUILT_IN,
                same ? Verdict.AS_ASKED : Verdict.DID_NOT_TAKE,
                same ? "" : "the pool says %s, not %s".formatted(effective, configured));
    }

    private boolean byHand() {
        return context.byHand(lane).isPresent();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
