package com.aidock.admin.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names the network of an address, as far as one sender can choose addresses in it: IPv4 /24, IPv6 /56. */
final class SenderNetwork {
    /** What is no literal would be looked up in the DNS. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 7;
    private static final String UNKNOWN = "unknown";

    private SenderNetwork() {}

    static String of(String address) {
        if (!isLiteral(address)) {
            return UNKNOWN;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            int kept = parsed instanceof Inet6Address ? IPV6_BYTES : IPV4_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), kept));
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    /** Whether it is the text of an address, and no name. */
    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }
}
