package com.aidock.admin;

import com.aidock.admin.database.DatabaseUrl;
import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.web.TrustedProxies;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the environment variables before anything is started, so that a slip costs a moment and not half a start. A
 * blank variable counts as one that is not set. No message repeats a value that may be a secret.
 */
final class EnvironmentCheck {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST_PORT = 65_535;
    private static final int TOKEN_LENGTH = 32;
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern SENTRY_DSN =
            Pattern.compile("https?://[^/@:\\s]+(:[^/@\\s]*)?@[^/@\\s]+/(\\S+/)?[0-9]+");
    private static final Pattern SENTRY_ENVIRONMENT = Pattern.compile("(?!None$)[^\\s/]{1,64}");

    private final Map<String, String> environment;

    EnvironmentCheck(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws StartupRefused naming the first variable that makes no sense and what would be right */
    void refuseNonsense() {
        value("PORT").ifPresent(EnvironmentCheck::checkPort);
        value("DATABASE_URL").ifPresent(DatabaseUrl::parse);
        value("AIDOCK_API_TOKEN").ifPresent(EnvironmentCheck::checkToken);
        checkFirstAdministrator();
        value(TrustedProxies.SETTING).ifPresent(TrustedProxies::of);
        value("SERVER_FORWARDHEADERSSTRATEGY").ifPresent(EnvironmentCheck::checkForwarding);
        value("SENTRY_DSN").ifPresent(EnvironmentCheck::checkDsn);
        value("SENTRY_ENVIRONMENT").ifPresent(EnvironmentCheck::checkSentryEnvironment);
        // Last, because it creates the directory.
        value("AIDOCK_HOME").ifPresent(EnvironmentCheck::checkHome);
    }

    private static void checkPort(String port) {
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT) {
            refuse("PORT is \"%s\", but must be a number from 1 to %d".formatted(port, HIGHEST_PORT));
        }
    }

    /** It would believe every private address. */
    private static void checkForwarding(String strategy) {
        if (!strategy.equalsIgnoreCase("none")) {
            refuse(
                    "SERVER_FORWARDHEADERSSTRATEGY is \"%s\", which would believe any private address; name your proxies in %s instead"
                            .formatted(strategy, TrustedProxies.SETTING));
        }
    }

    private static void checkToken(String token) {
        if (token.length() < TOKEN_LENGTH) {
            refuse(
                    "AIDOCK_API_TOKEN has %d characters, but must have %d or more (openssl rand -hex 32 makes a good one)"
                            .formatted(token.length(), TOKEN_LENGTH));
        }
        if (!TOKEN.matcher(token).matches()) {
            refuse(
                    "AIDOCK_API_TOKEN holds a space or a character beyond ASCII, which no Authorization header can carry");
        }
    }

    private void checkFirstAdministrator() {
        Optional<String> email = value("AIDOCK_ADMIN_EMAIL");
        boolean password = value("AIDOCK_ADMIN_PASSWORD").isPresent();
        if (email.isPresent() != password) {
            refuse(
                    "%s is set without %s: set both to create the first administrator, or neither to do it in the browser"
                            .formatted(
                                    password ? "AIDOCK_ADMIN_PASSWORD" : "AIDOCK_ADMIN_EMAIL",
                                    password ? "AIDOCK_ADMIN_EMAIL" : "AIDOCK_ADMIN_PASSWORD"));
        }
        email.filter(address -> !EMAIL.matcher(address).matches())
                .ifPresent(address ->
                        refuse("AIDOCK_ADMIN_EMAIL is \"%s\", but must be an e-mail address such as ada@example.org"
                                .formatted(address)));
    }

    private static void checkDsn(String dsn) {
        if (!SENTRY_DSN.matcher(dsn).matches()) {
            refuse("SENTRY_DSN is not a DSN: expected https://<key>@<host>/<project number>, as Sentry shows it");
        }
    }

    private static void checkSentryEnvironment(String name) {
        if (!SENTRY_ENVIRONMENT.matcher(name).matches()) {
            refuse(
                    "SENTRY_ENVIRONMENT is \"%s\", but must be a name of at most 64 characters without spaces and slashes, such as production"
                            .formatted(name));
        }
    }

    private static void checkHome(String directory) {
        if (directory.startsWith("~")) {
            refuse("AIDOCK_HOME is \"%s\": the shell did not expand the tilde; write the directory out"
                    .formatted(directory));
        }
        if (!Files.isWritable(Home.of(directory).resolve(""))) {
            refuse("AIDOCK_HOME is %s, which this user may not write to; name another directory".formatted(directory));
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void refuse(String line) {
        throw new StartupRefused(line);
    }
}
