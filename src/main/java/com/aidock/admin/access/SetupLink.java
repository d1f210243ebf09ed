package com.aidock.admin.access;

import org.springframework.core.env.Environment;

/** Makes the link for the first administrator and hands it to whoever runs the program. */
public final class SetupLink {
    private static final String DEFAULT_PORT = "8080";

    private final FirstRun firstRun;
    private final SetupLinkPlace place;
    private final Environment environment;

    SetupLink(FirstRun firstRun, SetupLinkPlace place, Environment environment) {
        this.firstRun = firstRun;
        this.place = place;
        this.environment = environment;
    }

    /** Makes a link, if nobody is set up; in the fragment, which browsers send to nobody. */
    void hand() {
        firstRun.newToken().ifPresent(token -> place.hand(address() + "/setup#" + token));
    }

    /** Makes a new one in place of one that has expired; anybody may ask, and nobody is told it here. */
    public synchronized void renew() {
        if (firstRun.expired()) {
            hand();
        }
    }

    String address() {
        String port =
                environment.getProperty("local.server.port", environment.getProperty("server.port", DEFAULT_PORT));
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        return scheme + "://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }
}
