package com.aidock.admin.pool.settings;

import com.aidock.admin.database.DriverFacts;
import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.LaneSettings;
import com.aidock.admin.pool.settings.Setting.ReadFrom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of one lane that a session has: those that the driver keeps, and those that the server does. */
final class SessionSheet {
    private static final int PREPARE_THRESHOLD = 5;

    private final Lane lane;
    private final LaneSettings asked;
    private final @Nullable LaneReadBack read;
    private final SheetContext context;
    private final SheetRows inDriver;
    private final List<Setting> rows = new ArrayList<>();

    private SessionSheet(Lane lane, LaneSettings asked, @Nullable LaneReadBack read, SheetContext context) {
        this.lane = lane;
        this.asked = asked;
        this.read = read;
        this.context = context;
        this.inDriver = new SheetRows(lane, ReadFrom.DRIVER);
    }

    static List<Setting> of(Lane lane, LaneSettings asked, @Nullable LaneReadBack read, SheetContext context) {
        SessionSheet sheet = new SessionSheet(lane, asked, read, context);
        sheet.driver();
        sheet.session();
        return sheet.rows;
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
        String origin = property.isEmpty() ? SheetContext.BUILT_IN : context.origin(lane, property);
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
                        ? leftOut(setting.name())
                        : "the server says %s, not %s; check whether a pooler, the role or the database sets it"
                                .formatted(setting.effective(), setting.configured()));
    }

    /** The one parameter of the database's address that does not win. */
    private String leftOut(String name) {
        String asked = context.urlParameters().get("ApplicationName");
        return asked == null || !name.equals("application_name")
                ? ""
                : "DATABASE_URL says ApplicationName=%s, which is left out: lanes and replicas are told apart by ours"
                        .formatted(asked);
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

    /** A setting of ours that the driver keeps; the database's address may say otherwise, and wins. */
    private Setting driver(
            String name, String fix, String parameter, Duration configured, Function<DriverFacts, Duration> fact) {
        String origin = context.origin(lane, name);
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
        return inDriver.row(name, fix, Text.of(configured), effective, origin, verdict, same ? "" : why);
    }

    /** What we ask of the driver unless the database's address asks otherwise. */
    private Setting driverOnly(String parameter, String builtIn, Function<DriverFacts, String> fact) {
        Map<String, String> url = context.urlParameters();
        String configured = url.getOrDefault(parameter, builtIn);
        String origin = url.containsKey(parameter) ? "DATABASE_URL, parameter " + parameter : SheetContext.BUILT_IN;
        if (read == null) {
            return unread(parameter, "", configured, origin);
        }
        String effective = fact.apply(read.driver());
        boolean same = configured.equals(effective);
        return inDriver.row(
                parameter,
                "",
                configured,
                effective,
                origin,
                same ? Verdict.AS_ASKED : Verdict.DID_NOT_TAKE,
                same ? "" : "the driver says %s, not %s".formatted(effective, configured));
    }

    private Setting unread(String name, String fix, String configured, String origin) {
        return inDriver.row(name, fix, configured, "", origin, Verdict.NOT_READ, "no session could be asked");
    }
}
