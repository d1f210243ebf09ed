package com.aidock.admin.llm.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host into its addresses. */
@FunctionalInterface
interface NameLookup {
    /** All addresses of the host, at least one. */
    InetAddress[] lookup(String host) throws UnknownHostException;
}
