package com.aidock.admin.web;

import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.platform.ClientNetwork;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses and networks whose {@code X-Forwarded-*} headers are believed, as the setting names them.
 *
 * @param networks in CIDR notation; empty if nobody's headers are believed
 */
public record TrustedProxies(List<String> networks) {
    /** The variable. */
    public static final String SETTING = "AIDOCK_PROXIES";

    private static final String NONE = "none";
    private static final String LOOPBACK = "127.0.0.0/8, ::1";
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /**
     * Reads the setting.
     *
     * @throws StartupRefused naming the entry that is neither an address nor a network
     */
    public static TrustedProxies of(@Nullable String setting) {
        String text = setting == null || setting.isBlank() ? LOOPBACK : setting.strip();
        if (text.equals(NONE)) {
            return new TrustedProxies(List.of());
        }
        return new TrustedProxies(Stream.of(text.split("[\\s,]+"))
                .filter(entry -> !entry.isEmpty())
                .map(TrustedProxies::network)
                .toList());
    }

    private static String network(String entry) {
        int slash = entry.indexOf('/');
        String address = slash < 0 ? entry : entry.substring(0, slash);
        int bits = address.contains(":") ? IPV6_BITS : IPV4_BITS;
        String length = slash < 0 ? Integer.toString(bits) : entry.substring(slash + 1);
        if (!ClientNetwork.isLiteral(address)
                || !ForwardedFor.isAddress(address)
                || !length.matches("[0-9]{1,3}")
                || Integer.parseInt(length) > bits) {
            throw new StartupRefused(
                    "%s names \"%s\", but must list the addresses or networks of proxies, such as 10.0.0.5, 10.1.0.0/16 or fd00::/8, with commas between them, or be none"
                            .formatted(SETTING, entry));
        }
        return address + "/" + length;
    }

    /** As the container's valve wants them. */
    String asList() {
        return networks.stream().collect(Collectors.joining(","));
    }
}
