package com.aidock.admin.database;

import java.util.Optional;

/** Tells this running process from its replicas, in application names and logs. */
final class Instance {
    private Instance() {}

    /** Host name and process id; the platform's replica id where there is one. */
    static String name() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(h -> !h.isBlank())
                .orElse("local");
        return host + "-" + ProcessHandle.current().pid();
    }
}
