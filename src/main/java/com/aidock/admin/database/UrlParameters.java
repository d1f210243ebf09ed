package com.aidock.admin.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Translates the parameters of {@code DATABASE_URL} into properties of the Java driver: its own names, libpq's, and
 * those of other common clients. The driver drops a name that it does not know without a word, so each one that cannot
 * be honoured is refused here, unless leaving it out changes neither safety nor the choice of the server.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-PARAMKEYWORDS">libpq's parameters</a>
 */
final class UrlParameters {
    private static final String SSL_MODE = PGProperty.SSL_MODE.getName();
    private static final String SSL_FACTORY = PGProperty.SSL_FACTORY.getName();
    private static final String JVM_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";
    private static final String VERIFY_FULL = "verify-full";
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", VERIFY_FULL);
    private static final Set<String> CERTIFICATE_FILES = Set.of("sslrootcert", "sslcert", "sslkey");
    private static final Set<String> WHOLE_NUMBERS = Set.of(
            "connectTimeout",
            "loginTimeout",
            "socketTimeout",
            "cancelSignalTimeout",
            "prepareThreshold",
            "defaultRowFetchSize",
            "preparedStatementCacheQueries",
            "sslResponseTimeout",
            "gssResponseTimeout");

    /** The driver's names, found whatever the case and with or without underscores. */
    private static final Map<String, String> DRIVER = Arrays.stream(PGProperty.values())
            .map(PGProperty::getName)
            .filter(name -> !name.startsWith("PG"))
            .collect(Collectors.toMap(UrlParameters::plain, Function.identity()));

    private static final Map<String, String> RENAMED = Map.of(
            "keepalives", PGProperty.TCP_KEEP_ALIVE.getName(),
            "krbsrvname", PGProperty.KERBEROS_SERVER_NAME.getName(),
            "target_session_attrs", PGProperty.TARGET_SERVER_TYPE.getName(),
            "schema", PGProperty.CURRENT_SCHEMA.getName(),
            "search_path", PGProperty.CURRENT_SCHEMA.getName(),
            "statement_cache_size", PGProperty.PREPARE_THRESHOLD.getName());

    private static final String LANES_HAVE_THEIR_OWN = "the lanes have their own (docs/operations.md)";
    private static final String SYSTEM_HAS_ITS_OWN = "the operating system's value holds";
    /** Reasons why leaving a parameter out does no harm. */
    private static final Map<String, String> NOT_USED = Map.ofEntries(
            Map.entry("application_name", "lanes and replicas are told apart by their own names"),
            Map.entry("applicationname", "lanes and replicas are told apart by their own names"),
            Map.entry("fallback_application_name", "lanes and replicas are told apart by their own names"),
            Map.entry("connection_limit", LANES_HAVE_THEIR_OWN),
            Map.entry("pool_timeout", LANES_HAVE_THEIR_OWN),
            Map.entry("pool_size", LANES_HAVE_THEIR_OWN),
            Map.entry("max_overflow", LANES_HAVE_THEIR_OWN),
            Map.entry("pool_recycle", LANES_HAVE_THEIR_OWN),
            Map.entry("statement_timeout", LANES_HAVE_THEIR_OWN),
            Map.entry("query_timeout", LANES_HAVE_THEIR_OWN),
            Map.entry("idle_in_transaction_session_timeout", LANES_HAVE_THEIR_OWN),
            Map.entry("max_idle_connection_lifetime", LANES_HAVE_THEIR_OWN),
            Map.entry("max_connection_lifetime", LANES_HAVE_THEIR_OWN),
            Map.entry("keepalives_idle", SYSTEM_HAS_ITS_OWN),
            Map.entry("keepalives_interval", SYSTEM_HAS_ITS_OWN),
            Map.entry("keepalives_count", SYSTEM_HAS_ITS_OWN),
            Map.entry("tcp_user_timeout", SYSTEM_HAS_ITS_OWN),
            Map.entry("pgbouncer", "a pooler is recognised by itself"),
            Map.entry("sslcompression", "the driver never compresses"),
            Map.entry("sslsni", "the driver always names the host"),
            Map.entry("gssdelegation", "the driver delegates nothing"));

    private final Map<String, String> driver = new LinkedHashMap<>();
    private final List<UrlParameter> told = new ArrayList<>();

    private UrlParameters() {}

    /** @throws StartupRefused naming the first parameter that cannot be honoured, and what would be right */
    static UrlParameters translate(Map<String, String> given) {
        UrlParameters parameters = new UrlParameters();
        given.forEach(parameters::take);
        parameters.checkAuthorities();
        return parameters;
    }

    /** What the driver is given. */
    Map<String, String> driver() {
        return driver;
    }

    /** Each parameter and its fate, in the address's order. */
    List<UrlParameter> told() {
        return told;
    }

    private void take(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        String unused = NOT_USED.get(lower);
        if (unused != null) {
            tell(name, value, "not used: " + unused);
            return;
        }
        switch (lower) {
            case "client_encoding" -> checkEncoding(name, value);
            case "ssl_min_protocol_version" -> checkOldest(name, value);
            case "sslmode", "ssl" -> takeSslMode(name, lower, value);
            case "target_session_attrs", "targetservertype" -> set(name, value, "targetServerType", serverType(value));
            case "load_balance_hosts" -> set(name, value, "loadBalanceHosts", String.valueOf(value.equals("random")));
            case "keepalives" -> set(name, value, "tcpKeepAlive", String.valueOf(!value.equals("0")));
            default -> takeOther(name, lower, value);
        }
    }

    private void takeOther(String name, String lower, String value) {
        String property = RENAMED.getOrDefault(lower, DRIVER.get(plain(lower)));
        if (property == null || property.equals(PGProperty.SERVICE.getName()) || lower.equals("replication")) {
            throw DatabaseUrl.refused(
                    "has the parameter \"%s\", which cannot be honoured here; remove it or correct its name"
                            .formatted(name));
        }
        set(name, value, property, value);
    }

    private void set(String name, String value, String property, String translated) {
        checkValue(name, property, translated);
        driver.put(property, translated);
        boolean same = name.equals(property) && value.equals(translated);
        tell(
                name,
                value,
                same
                        ? "passed to the driver"
                        : "passed to the driver as " + property + equalsUnlessSecret(name, translated));
    }

    private static String equalsUnlessSecret(String name, String value) {
        return "=" + UrlParameter.of(name, value, "").value();
    }

    private static void checkValue(String name, String property, String value) {
        String[] choices =
                java.util.Objects.requireNonNull(PGProperty.forName(property)).getChoices();
        if (choices != null
                && choices.length > 1
                && !property.equals(PGProperty.REQUIRE_AUTH.getName())
                && Arrays.stream(choices).noneMatch(value::equalsIgnoreCase)) {
            throw wrongValue(name, value, "one of " + String.join(", ", choices));
        }
        if (WHOLE_NUMBERS.contains(property) && !value.matches("-?\\d{1,9}")) {
            throw wrongValue(name, value, "a whole number");
        }
    }

    private static StartupRefused wrongValue(String name, String value, String right) {
        return DatabaseUrl.refused("has %s=%s, but it must be %s"
                .formatted(name, UrlParameter.of(name, value, "").value(), right));
    }

    private void takeSslMode(String name, String lower, String value) {
        String mode = value.toLowerCase(Locale.ROOT);
        if (lower.equals("ssl") && (mode.isEmpty() || mode.equals("true") || mode.equals("1"))) {
            // What the driver makes of it, said in the one word that is looked at afterwards.
            set(name, value, SSL_MODE, VERIFY_FULL);
        } else if (lower.equals("ssl") && (mode.equals("false") || mode.equals("0"))) {
            set(name, value, SSL_MODE, "disable");
        } else if (mode.equals("no-verify")) {
            // The word of node-postgres for TLS whose certificate nobody checks.
            set(name, value, SSL_MODE, "require");
        } else if (SSL_MODES.contains(mode)) {
            set(name, value, SSL_MODE, mode);
        } else {
            throw wrongValue(name, value, "one of disable, allow, prefer, require, verify-ca, verify-full");
        }
    }

    private static String serverType(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "any" -> "any";
            case "read-write", "primary", "master" -> "primary";
            case "preferprimary" -> "preferPrimary";
            default ->
                throw wrongValue(
                        "target_session_attrs",
                        value,
                        "any, primary or read-write: the console writes to its database");
        };
    }

    private void checkEncoding(String name, String value) {
        if (!Set.of("utf8", "auto", "unicode").contains(plain(value))) {
            throw wrongValue(name, value, "UTF8, which the driver always uses");
        }
        tell(name, value, "the driver always uses UTF-8");
    }

    private void checkOldest(String name, String value) {
        if (value.equals("TLSv1.3")) {
            throw wrongValue(name, value, "left out: set -Djdk.tls.client.protocols=TLSv1.3 in AIDOCK_JAVA_OPTS");
        }
        tell(name, value, "not used: the JVM speaks TLSv1.2 or newer");
    }

    /** libpq's word for the authorities that the system trusts; the JVM has its own list of them. */
    private void checkAuthorities() {
        String mode = driver.get(SSL_MODE);
        if ("system".equals(driver.get("sslrootcert"))) {
            if (mode != null && !mode.equals(VERIFY_FULL)) {
                throw DatabaseUrl.refused(
                        "has sslrootcert=system with sslmode=%s, but it needs sslmode=verify-full".formatted(mode));
            }
            driver.remove("sslrootcert");
            driver.put(SSL_MODE, VERIFY_FULL);
            driver.put(SSL_FACTORY, JVM_AUTHORITIES);
            told.replaceAll(parameter -> parameter.name().equalsIgnoreCase("sslrootcert")
                    ? UrlParameter.of(parameter.name(), parameter.value(), "the authorities that the JVM trusts")
                    : parameter);
        }
        CERTIFICATE_FILES.forEach(this::checkFile);
    }

    private void checkFile(String name) {
        String file = driver.get(name);
        if (file != null && !file.isEmpty() && !Files.isReadable(Path.of(file))) {
            throw DatabaseUrl.refused("has %s=%s, a file that cannot be read".formatted(name, file));
        }
    }

    private void tell(String name, String value, String fate) {
        told.add(UrlParameter.of(name, value, fate));
    }

    private static String plain(@Nullable String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }
}
