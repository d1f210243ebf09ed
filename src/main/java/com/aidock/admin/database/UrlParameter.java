package com.aidock.admin.database;

/**
 * One parameter of {@code DATABASE_URL} and its fate.
 *
 * @param name as it stands in the address
 * @param value as it stands there; hidden where it may be a secret
 * @param fate in words: "passed to the driver", "channelBinding=require", "not used: the lanes have sizes of their own"
 */
public record UrlParameter(String name, String value, String fate) {
    private static final String HIDDEN = "••••";

    static UrlParameter of(String name, String value, String fate) {
        boolean secret = name.toLowerCase(java.util.Locale.ROOT).matches(".*(password|secret|token).*");
        return new UrlParameter(name, secret ? HIDDEN : value, fate);
    }
}
