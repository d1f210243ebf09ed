package com.aidock.admin.database;

import java.util.Arrays;
import java.util.Optional;

/** Tells this running process from its replicas, in application names and logs. */
public final class Instance {
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

    /** The name that a lane's sessions carry on the server. */
    static String application(Lane lane, String instance) {
        return DriverProperties.cut("aidock-" + lane.id() + "@" + instance);
    }
}
