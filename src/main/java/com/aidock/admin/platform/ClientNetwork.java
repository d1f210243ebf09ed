package com.aidock.admin.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reduces a client's address to the unit that limits count: one sender, or one network of senders. */
public final class ClientNetwork {
    /** A text that is none would be looked up in the DNS. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_SENDER_BYTES = 8;
    private static final int IPV6_NETWORK_BYTES = 7;

    private ClientNetwork() {}

    /**
     * An IPv4 address, or the /64 of an IPv6 address, all of which one sender has to itself; else the text as it is.
     */
    public static String sender(String address) {
        return parsed(address)
                .map(found -> found instanceof Inet6Address ? cut(found, IPV6_SENDER_BYTES) : found.getHostAddress())
                .orElse(address);
    }

    /**
     * The /24 of an IPv4 address, or the /56 of an IPv6 address, as in {@code 192.0.2.0/24}.
     *
     * @param otherwise the network of a text that is no address
     */
    public static String network(@Nullable String address, String otherwise) {
        return parsed(address)
                .map(found -> cut(found, found instanceof Inet6Address ? IPV6_NETWORK_BYTES : IPV4_NETWORK_BYTES))
                .orElse(otherwise);
    }

    /** Whether it is the text of an address, and no name. */
    public static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    private static Optional<InetAddress> parsed(@Nullable String address) {
        String text = address == null ? "" : withoutZone(address);
        try {
            return isLiteral(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The interface of a link-local address says nothing about the sender. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static String cut(InetAddress address, int bytes) {
        byte[] whole = address.getAddress();
        byte[] kept = Arrays.copyOf(Arrays.copyOf(whole, bytes), whole.length);
        try {
            return InetAddress.getByAddress(kept).getHostAddress() + "/" + 8 * bytes;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of %d bytes".formatted(whole.length), e);
        }
    }
}
