package com.aidock.admin.database;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells this running process from its replicas, in application names and logs. */
public final class Instance {
    private static final Pattern OURS = Pattern.compile("aidock-(?:main|background|reserved)@(.*)");
    /** The server cuts names off: of so many characters of a replica's name no lane's prefix takes anything. */
    private static final int WHOLE = 45;

    private Instance() {}

    /** Host name and process id; the platform's replica id where there is one. */
    public static String name() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(h -> !h.isBlank())
                .orElse("local");
        return host + "-" + ProcessHandle.current().pid();
    }

    /** Whether a session with this application name was opened by a lane of this process. */
    public static boolean opened(String applicationName) {
        return Arrays.stream(Lane.values())
                .anyMatch(lane -> application(lane, name()).equals(applicationName));
    }

    /** Which replica's lane opened a session with this application name; empty for a session of somebody else. */
    public static Optional<String> replica(String applicationName) {
        Matcher ours = OURS.matcher(applicationName);
        return ours.matches() ? Optional.of(whole(ours.group(1))) : Optional.empty();
    }

    /** The name of this process as {@link #replica} tells it. */
    public static String self() {
        return whole(name());
    }

    private static String whole(String instance) {
        return instance.length() <= WHOLE ? instance : instance.substring(0, WHOLE);
    }

    /** The name that a lane's sessions carry on the server. */
    static String application(Lane lane, String instance) {
        return DriverProperties.cut("aidock-" + lane.id() + "@" + instance);
    }
}
