package com.aidock.admin.llm.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name leads to an address that must not be called. */
final class BlockedAddressException extends UnknownHostException {
    private final String address;
    private final boolean canBeAllowed;

    BlockedAddressException(InetAddress address, boolean canBeAllowed) {
        super("blocked address " + address.getHostAddress());
        this.address = address.getHostAddress();
        this.canBeAllowed = canBeAllowed;
    }

    String address() {
        return address;
    }

    boolean canBeAllowed() {
        return canBeAllowed;
    }
}
