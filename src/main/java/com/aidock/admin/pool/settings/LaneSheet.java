package com.aidock.admin.pool.settings;

import com.aidock.admin.database.DriverFacts;
import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.LaneSettings;
import com.aidock.admin.database.PoolFacts;
import com.aidock.admin.pool.settings.Setting.ReadFrom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All settings of one lane, what was asked beside what is so, each with its origin and its verdict. */
final class LaneSheet {
    private static final Duration VALIDATION = Duration.ofSeconds(5);
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);
    private static final int PREPARE_THRESHOLD = 5;
    private static final String BUILT_IN = "built-in default";

    private final Lane lane;
    private final LaneSettings asked;
    private final PoolFacts pool;
    private final @Nullable LaneReadBack read;
    private final SheetContext context;
    private final List<Setting> rows = new ArrayList<>();

    private LaneSheet(
            Lane lane, LaneSettings asked, PoolFacts pool, @Nullable LaneReadBack read, SheetContext context) {
        this.lane = lane;
        this.asked = asked;
        this.pool = pool;
        this.read = read;
        this.context = context;
    }

    static List<Setting> of(
            Lane lane, LaneSettings asked, PoolFacts pool, @Nullable LaneReadBack read, SheetContext context) {
        LaneSheet sheet = new LaneSheet(lane, asked, pool, read, context);
        sheet.sizes();
        sheet.times();
        sheet.driver();
        sheet.session();
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
                                "the server has %d connections for ordinary clients, all lanes ask for %d"
                                        .formatted(context.available(), context.sum()))
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

    private void driver() {
        rows.add(driver(
                "connect-timeout",
                "connect_timeout",
                "connectTimeout",
                asked.connectTimeout(),
                d -> d.connectTimeout()));
        rows.add(driver("login-timeout", "", "loginTimeout", asked.loginTimeout(), d -> d.loginTimeout()));
        rows.add(driver(
                "socket-timeout", "command_timeout", "socketTimeout", asked.socketTimeout(), d -> d.socketTimeout()));
        rows.add(driverOnly("tcpKeepAlive", "true", d -> Boolean.toString(d.tcpKeepAlive())));
        rows.add(driverOnly("reWriteBatchedInserts", "true", d -> Boolean.toString(d.rewriteBatchedInserts())));
        rows.add(driverOnly(
                "prepareThreshold",
                Integer.toString(context.startupOptions() ? PREPARE_THRESHOLD : 0),
                d -> Integer.toString(d.prepareThreshold())));
        rows.add(driverOnly("logServerErrorDetail", "false", d -> Boolean.toString(d.logServerErrorDetail())));
    }

    private void session() {
        if (read != null) {
            read.session().forEach(setting -> rows.add(session(setting)));
        }
    }

    private Setting session(EffectiveSetting setting) {
        Duration configured = setting.configuredDuration();
        Duration effective = setting.effectiveDuration();
        String property = sessionProperty(setting.name());
        String origin = property.isEmpty() ? BUILT_IN : context.origins().of(property(property));
        return new Setting(
                lane,
                setting.name(),
                sessionFix(setting.name()),
                configured == null ? setting.configured() : Text.of(configured),
                effective == null ? setting.effective() : Text.of(effective),
                ReadFrom.SERVER,
                origin
                        + (context.startupOptions()
                                ? ""
                                : "; sent with SET on connect, as start-up options do not get through"),
                setting.took() ? Verdict.AS_ASKED : Verdict.DID_NOT_TAKE,
                setting.took()
                        ? ""
                        : "the server says %s, not %s; check whether a pooler, the role or the database sets it"
                                .formatted(setting.effective(), setting.configured()));
    }

    private static String sessionProperty(String name) {
        return switch (name) {
            case "statement_timeout" -> "statement-timeout";
            case "idle_in_transaction_session_timeout" -> "idle-in-transaction-timeout";
            default -> "";
        };
    }

    private static String sessionFix(String name) {
        return switch (name) {
            case "statement_timeout" -> "command_timeout";
            case "jit", "application_name" -> name;
            default -> "";
        };
    }

    private Setting pool(String name, String fix, Duration configured, Duration effective) {
        return pool(name, fix, Text.of(configured), Text.of(effective));
    }

    /** A setting of the pool that can be changed by hand. */
    private Setting pool(String name, String fix, String configured, String effective) {
        String origin = context.origins().of(property(name));
        if (configured.equals(effective)) {
            return row(name, fix, configured, effective, ReadFrom.POOL, origin, Verdict.AS_ASKED, "");
        }
        return context.byHand(lane)
                .map(hand -> row(name, fix, configured, effective, ReadFrom.POOL, origin, Verdict.BY_HAND, hand))
                .orElseGet(() -> row(
                        name,
                        fix,
                        configured,
                        effective,
                        ReadFrom.POOL,
                        origin,
                        Verdict.DID_NOT_TAKE,
                        "the pool says %s, not %s".formatted(effective, configured)));
    }

    private Setting builtIn(String name, String fix, String configured, String effective) {
        boolean same = configured.equals(effective);
        return row(
                name,
                fix,
                configured,
                effective,
                ReadFrom.POOL,
                BUILT_IN,
                same ? Verdict.AS_ASKED : Verdict.DID_NOT_TAKE,
                same ? "" : "the pool says %s, not %s".formatted(effective, configured));
    }

    /** A setting of ours that the driver keeps; the database's address may say otherwise, and wins. */
    private Setting driver(
            String name, String fix, String parameter, Duration configured, Function<DriverFacts, Duration> fact) {
        String origin = context.origins().of(property(name));
        if (read == null) {
            return unread(name, fix, Text.of(configured), origin);
        }
        String effective = Text.of(fact.apply(read.driver()));
        boolean same = Text.of(configured).equals(effective);
        boolean overruled = !same && context.urlParameters().containsKey(parameter);
        String why = overruled
                ? "DATABASE_URL says %s=%s, which wins"
                        .formatted(parameter, context.urlParameters().get(parameter))
                : "the driver says %s, not %s".formatted(effective, Text.of(configured));
        Verdict verdict = same ? Verdict.AS_ASKED : overruled ? Verdict.OVERRULED : Verdict.DID_NOT_TAKE;
        return row(name, fix, Text.of(configured), effective, ReadFrom.DRIVER, origin, verdict, same ? "" : why);
    }

    /** What we ask of the driver unless the database's address asks otherwise. */
    private Setting driverOnly(String parameter, String builtIn, Function<DriverFacts, String> fact) {
        Map<String, String> url = context.urlParameters();
        String configured = url.getOrDefault(parameter, builtIn);
        String origin = url.containsKey(parameter) ? "DATABASE_URL, parameter " + parameter : BUILT_IN;
        if (read == null) {
            return unread(parameter, "", configured, origin);
        }
        String effective = fact.apply(read.driver());
        boolean same = configured.equals(effective);
        return row(
                parameter,
                "",
                configured,
                effective,
                ReadFrom.DRIVER,
                origin,
                same ? Verdict.AS_ASKED : Verdict.DID_NOT_TAKE,
                same ? "" : "the driver says %s, not %s".formatted(effective, configured));
    }

    private Setting unread(String name, String fix, String configured, String origin) {
        return row(name, fix, configured, "", ReadFrom.DRIVER, origin, Verdict.NOT_READ, "no session could be asked");
    }

    private Setting row(
            String name,
            String fix,
            String configured,
            String effective,
            ReadFrom from,
            String origin,
            Verdict verdict,
            String detail) {
        return new Setting(lane, name, fix, configured, effective, from, origin, verdict, detail);
    }

    private boolean byHand() {
        return context.byHand(lane).isPresent();
    }

    private String property(String name) {
        return "aidock.lanes." + lane.id() + "." + name;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
