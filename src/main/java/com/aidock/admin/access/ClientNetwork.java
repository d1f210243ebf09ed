package com.aidock.admin.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Reduces a client address to the unit that limits count: one sender, or one network of senders. */
final class ClientNetwork {
    private static final int SENDER_BYTES = 8;
    private static final int NETWORK_BYTES = 7;

    private ClientNetwork() {}

    /** An IPv4 address, or the /64 of an IPv6 address, all of which one sender has to itself. */
    static String of(String address) {
        return cut(address, SENDER_BYTES, "");
    }

    /** The /24 of an IPv4 address, or the /56 of an IPv6 address. */
    static String wide(String address) {
        return cut(address, NETWORK_BYTES, "/24");
    }

    private static String cut(String address, int sixBytes, String fourSuffix) {
        if (!address.contains(":")) {
            return four(address, fourSuffix);
        }
        try {
            // A literal with a colon is never looked up in the DNS.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), sixBytes)) + "/" + 8 * sixBytes
                    : four(parsed.getHostAddress(), fourSuffix);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String four(String address, String suffix) {
        int last = address.lastIndexOf('.');
        return suffix.isEmpty() || last < 0 ? address : address.substring(0, last) + suffix;
    }
}
