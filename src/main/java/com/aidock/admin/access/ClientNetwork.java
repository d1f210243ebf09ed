package com.aidock.admin.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one sender: an IPv4 address, or the /64 of an IPv6 address, all of which one sender has to itself. */
final class ClientNetwork {
    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A literal with a colon is never looked up in the DNS.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
