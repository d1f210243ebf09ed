package com.aidock.admin.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, read from {@code DATABASE_URL} in any of its usual spellings; the password is kept apart from
 * the URL so that the URL can be shown.
 *
 * @param jdbcUrl without user or password
 * @param parameters what stood behind the question mark, {@code sslmode} among it, without user or password
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password, Map<String, String> parameters) {
    private static final String JDBC = "jdbc:";
    private static final String EXPECTED = "postgresql://user:password@host:5432/database";

    /**
     * Reads {@code postgres://}, {@code postgresql://} or {@code jdbc:postgresql://}; percent-encoding is decoded.
     *
     * @throws StartupRefused if it is none of these; the message never repeats the URL, which may hold a password
     */
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text.strip());
        // Taken apart by hand: java.net.URI knows no host with an underscore and no list of hosts, PostgreSQL does.
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        String database =
                uri.getRawPath() == null ? "" : decode(uri.getRawPath().replaceFirst("^/", ""));
        if (hosts.isEmpty() || hosts.startsWith(":")) {
            throw refused("names no host");
        }
        if (database.isEmpty() || database.contains("/")) {
            throw refused("names no database");
        }
        checkPorts(hosts);
        return create(hosts, database, userInfo(at < 0 ? null : authority.substring(0, at)), uri.getRawQuery());
    }

    private static DatabaseUrl create(String hosts, String database, String[] userInfo, @Nullable String query) {
        Map<String, String> parameters = parameters(query);
        String user = userInfo.length > 0 ? userInfo[0] : parameters.get("user");
        String password = userInfo.length > 1 ? userInfo[1] : parameters.get("password");
        parameters.keySet().removeAll(List.of("user", "password"));
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + "/" + encode(database), user, password, Map.copyOf(parameters));
    }

    private static void checkPorts(String hosts) {
        for (String host : hosts.split(",")) {
            String port = host.replaceFirst("^(\\[[^]]*]|[^:]*)", "");
            if (!port.isEmpty() && !port.matches(":[0-9]{1,5}")) {
                throw refused("has a port that is not a number");
            }
        }
    }

    private static URI uri(String text) {
        String plain = text.regionMatches(true, 0, JDBC, 0, JDBC.length()) ? text.substring(JDBC.length()) : text;
        try {
            URI uri = new URI(plain);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(java.util.Locale.ROOT);
            if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
                throw refused("does not begin with postgres://, postgresql:// or jdbc:postgresql://");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw refused("is not a URL (special characters in the password must be percent-encoded)");
        }
    }

    private static StartupRefused refused(String what) {
        return new StartupRefused("DATABASE_URL " + what + "; expected " + EXPECTED);
    }

    private static String[] userInfo(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return new String[0];
        }
        String[] parts = raw.split(":", 2);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = decode(parts[i]);
        }
        return parts;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            // A plus sign stands for itself outside of forms; URLDecoder would make it a space.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("has a broken percent-encoding");
        }
    }

    private static String encode(String database) {
        return java.net.URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
