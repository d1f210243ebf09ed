package com.aidock.admin.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, read from {@code DATABASE_URL} in any of its usual spellings; the password is kept apart from
 * the URL so that the URL can be shown.
 *
 * @param jdbcUrl without user or password
 * @param parameters what the driver is given, {@code sslmode} among it, without user or password
 * @param told every parameter as it stood in the address, with its fate
 */
public record DatabaseUrl(
        String jdbcUrl,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> parameters,
        List<UrlParameter> told) {
    private static final String JDBC = "jdbc:";
    private static final String EXPECTED = "postgresql://user:password@host:5432/database";
    private static final String ENCODE =
            "; in the user name and the password the characters / ? # @ : [ ] % must be percent-encoded, for example %23 for #";
    private static final int HIGHEST_PORT = 65_535;
    /** SQLAlchemy names its driver behind a plus sign. */
    private static final Pattern SCHEME = Pattern.compile("(?i)postgres(ql)?(\\+[a-z0-9_]+)?://");

    private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'|`(.*)`");
    private static final Pattern PORT = Pattern.compile("^(\\[[^]]*]|[^:]*)(:(.*))?$");

    /** An address that nobody typed. */
    DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password, Map<String, String> parameters) {
        this(jdbcUrl, user, password, parameters, List.of());
    }

    /**
     * Reads {@code postgres://}, {@code postgresql://} or {@code jdbc:postgresql://}; percent-encoding is decoded.
     *
     * @throws StartupRefused if it is none of these; the message never repeats the URL, which may hold a password
     */
    public static DatabaseUrl parse(String text) {
        String plain = withoutQuotes(text.strip());
        plain = plain.regionMatches(true, 0, JDBC, 0, JDBC.length()) ? plain.substring(JDBC.length()) : plain;
        Matcher scheme = SCHEME.matcher(plain);
        if (!scheme.lookingAt()) {
            throw refused("does not begin with postgres://, postgresql:// or jdbc:postgresql://");
        }
        // Taken apart by hand: java.net.URI knows no host with an underscore and no list of hosts, PostgreSQL does.
        return new Parts(plain.substring(scheme.end())).url();
    }

    /** Files of environment variables keep quotes that a shell would have taken away. */
    private static String withoutQuotes(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches() ? text.substring(1, text.length() - 1).strip() : text;
    }

    static StartupRefused refused(String what) {
        return new StartupRefused("DATABASE_URL " + what + "; expected " + EXPECTED);
    }

    /** The pieces between the scheme and the end. */
    private static final class Parts {
        private final String authority;
        private final String path;
        private final Map<String, String> query;

        Parts(String rest) {
            if (rest.chars().anyMatch(c -> c <= ' ' || c == 127)) {
                throw refused("holds a space or a control character" + ENCODE);
            }
            if (rest.contains("#")) {
                throw refused("holds a #" + ENCODE);
            }
            int end = firstOf(rest, '/', '?');
            authority = rest.substring(0, end);
            int question = rest.indexOf('?', end);
            path = rest.substring(end, question < 0 ? rest.length() : question);
            String parameters = question < 0 ? "" : rest.substring(question + 1);
            // What follows a / or ? of the password looks like a path or a parameter, up to the @ before the host.
            if (path.contains("@") || parameters.split("[&=]", 2)[0].contains("@")) {
                throw refused("has an @ behind the first / or ?" + ENCODE);
            }
            query = pairs(parameters);
        }

        DatabaseUrl url() {
            int at = authority.lastIndexOf('@');
            String[] userInfo = userInfo(at < 0 ? "" : authority.substring(0, at));
            String hosts = hosts(authority.substring(at + 1));
            String database = database();
            String user = userInfo.length > 0 ? userInfo[0] : query.get("user");
            String password = userInfo.length > 1 ? userInfo[1] : query.get("password");
            query.keySet().removeAll(List.of("user", "password", "host", "hostaddr", "port", "dbname"));
            UrlParameters parameters = UrlParameters.translate(query);
            return new DatabaseUrl(
                    "jdbc:postgresql://" + hosts + "/" + encode(database),
                    user,
                    password,
                    Map.copyOf(parameters.driver()),
                    List.copyOf(parameters.told()));
        }

        /** libpq takes host and port as parameters, too. */
        private String hosts(String written) {
            String hosts = decode(written.isEmpty() ? withPorts() : written);
            if (hosts.startsWith("/") || hosts.startsWith("@")) {
                throw refused(
                        "names a Unix socket, which the Java driver cannot use: name the host, such as 127.0.0.1");
            }
            if (hosts.isEmpty() || hosts.startsWith(":")) {
                throw refused("names no host");
            }
            for (String host : hosts.split(",", -1)) {
                checkPort(host);
            }
            return hosts;
        }

        private String withPorts() {
            String names = query.getOrDefault("host", query.getOrDefault("hostaddr", ""));
            String ports = query.getOrDefault("port", "");
            if (names.isEmpty() || ports.isEmpty() || names.startsWith("/")) {
                return names;
            }
            String[] host = names.split(",", -1);
            String[] port = ports.split(",", -1);
            if (port.length != 1 && port.length != host.length) {
                throw refused("has %d hosts, but %d ports".formatted(host.length, port.length));
            }
            return IntStream.range(0, host.length)
                    .mapToObj(i -> host[i] + ":" + port[port.length == 1 ? 0 : i])
                    .collect(Collectors.joining(","));
        }

        private static void checkPort(String host) {
            Matcher parts = PORT.matcher(host);
            if (!parts.matches() || parts.group(1).isEmpty() || parts.group(1).contains("@")) {
                throw refused("names no host" + ENCODE);
            }
            String port = parts.group(3);
            if (port == null) {
                return;
            }
            if (!port.matches("[0-9]{1,9}")) {
                throw refused("has a port that is not a number");
            }
            if (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT) {
                throw refused("has the port %s, but it must be from 1 to %d".formatted(port, HIGHEST_PORT));
            }
        }

        private String database() {
            String name = decode(path.isEmpty() ? "" : path.substring(1));
            String database = name.isEmpty() ? query.getOrDefault("dbname", "") : name;
            if (database.isEmpty()) {
                throw refused("names no database");
            }
            if (path.indexOf('/', 1) > 0) {
                throw refused("has more than one / behind the host" + ENCODE);
            }
            return database;
        }

        private static String[] userInfo(String raw) {
            if (raw.isEmpty()) {
                return new String[0];
            }
            String[] parts = raw.split(":", 2);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = decode(parts[i]);
            }
            return parts;
        }

        private static Map<String, String> pairs(String query) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                if (!parts[0].isEmpty()) {
                    pairs.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
                }
            }
            return pairs;
        }

        private static int firstOf(String text, char one, char other) {
            int end = 0;
            while (end < text.length() && text.charAt(end) != one && text.charAt(end) != other) {
                end++;
            }
            return end;
        }

        private static String decode(String text) {
            try {
                // A plus sign stands for itself outside of forms; URLDecoder would make it a space.
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw refused("has a broken percent-encoding" + ENCODE);
            }
        }

        private static String encode(String database) {
            return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
