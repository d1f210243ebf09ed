package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Locale;

/** Compares where URLs lead to, so that a key stays with the server it was given for. */
final class Origins {
    private Origins() {}

    /** Scheme, host and port of the URL in one form, the port left out where it is the scheme's own. */
    static URI of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String port = url.getPort() < 0 || url.getPort() == ownPort(scheme) ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /** Whether a redirect stays with the same server, or only moves it from plain HTTP to TLS on the usual ports. */
    static boolean staysWithin(URI from, URI to) {
        if (to.getHost() == null || to.getScheme() == null) {
            return false;
        }
        URI origin = of(from);
        URI target = of(to);
        boolean upgrade = origin.toString().equals("http://" + origin.getHost())
                && target.toString().equals("https://" + origin.getHost());
        return origin.equals(target) || upgrade;
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
