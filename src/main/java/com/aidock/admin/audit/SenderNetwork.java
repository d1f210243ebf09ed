package com.aidock.admin.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names the network of an address: the /24 of IPv4, the /56 of IPv6. */
final class SenderNetwork {
    private static final int BYTES = 7;

    private SenderNetwork() {}

    static String of(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return "an unknown address";
        }
        return address.contains(":") ? ofSix(address) : ofFour(address);
    }

    private static String ofFour(String address) {
        int last = address.lastIndexOf('.');
        return last < 0 ? address : address.substring(0, last) + ".0/24";
    }

    private static String ofSix(String address) {
        try {
            // A literal with a colon is never looked up in the DNS.
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address) || parsed.isLoopbackAddress()) {
                return ofFour(parsed.getHostAddress());
            }
            byte[] network = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), BYTES), 16);
            return InetAddress.getByAddress(network).getHostAddress() + "/" + 8 * BYTES;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
