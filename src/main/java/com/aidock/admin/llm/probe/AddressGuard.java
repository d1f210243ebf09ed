package com.aidock.admin.llm.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.http.client.InetAddressFilter;

/** Says which addresses a provider may have, so that an endpoint cannot be used to reach into our own network. */
public final class AddressGuard {
    private static final Pattern IPV4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");

    /** Link-local, cloud metadata (also where it has an address of another kind), and what no server can have. */
    private static final InetAddressFilter FORBIDDEN = InetAddressFilter.of(
            "0.0.0.0/8",
            "100.100.100.200",
            "168.63.129.16",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0:0/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fd00:ec2::254",
            "fd20:ce::254",
            "fe80::/10",
            "ff00::/8");

    private static final InetAddressFilter PRIVATE = InetAddressFilter.of(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "fc00::/7",
            "fec0::/10");

    private static final InetAddressFilter NAT64 = InetAddressFilter.of("64:ff9b::/96");

    enum Reach {
        PUBLIC,
        PRIVATE,
        FORBIDDEN
    }

    private AddressGuard() {}

    /**
     * Whether this is {@code localhost} or a literal private address, which is called only if the host is allowed.
     * Looks no name up, so that a form may ask at once; a name that turns out to be private is found by the probe.
     */
    public static boolean isPrivateHost(String host) {
        String name = plainHost(host);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || literal(name).filter(a -> reachOf(a) == Reach.PRIVATE).isPresent();
    }

    /** Whether this is a literal address that is never called, allowed or not. Looks no name up. */
    public static boolean isForbiddenHost(String host) {
        return literal(plainHost(host))
                .filter(a -> reachOf(a) == Reach.FORBIDDEN)
                .isPresent();
    }

    /** How far away an address is; one that carries an IPv4 address in an IPv6 one counts as the IPv4 address. */
    static Reach reachOf(InetAddress address) {
        InetAddress actual = unwrapped(address);
        if (actual.isLoopbackAddress()) {
            return Reach.PRIVATE;
        }
        if (FORBIDDEN.matches(actual)) {
            return Reach.FORBIDDEN;
        }
        return PRIVATE.matches(actual) ? Reach.PRIVATE : Reach.PUBLIC;
    }

    /** The host in lower case without brackets and final dot, as it is compared. */
    static String plainHost(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        // The JDK itself turns ::ffff:a.b.c.d into an IPv4 address in every form that a resolver can give it.
        return NAT64.matches(address) ? address(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    private static Optional<InetAddress> literal(String name) {
        // A zone names an interface of this machine, which decides nothing here and need not exist.
        String unzoned = name.replaceFirst("%.*", "");
        if (!IPV4.matcher(unzoned).matches() && !unzoned.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(unzoned));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An IPv4 address has four bytes", e);
        }
    }
}
