package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.probe.AddressGuard.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves and guards in one step, for the very addresses that are then connected to, so that a name cannot pass with
 * one answer and be called with another. One bad address refuses the name: Spring Boot's own filter would go on with
 * the rest.
 */
final class GuardedResolver implements DnsResolver {
    private final NameLookup names;
    private final @Nullable String allowedPrivateHost;
    private final Progress progress;

    GuardedResolver(NameLookup names, @Nullable String allowedPrivateHost, Progress progress) {
        this.names = names;
        this.allowedPrivateHost = allowedPrivateHost == null ? null : AddressGuard.plainHost(allowedPrivateHost);
        this.progress = progress;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        progress.looksUp();
        InetAddress[] addresses = names.lookup(host);
        for (InetAddress address : addresses) {
            check(host, address);
        }
        progress.resolved(host, addresses);
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private void check(String host, InetAddress address) throws BlockedAddressException {
        Reach reach = AddressGuard.reachOf(address);
        boolean allowed = AddressGuard.plainHost(host).equals(allowedPrivateHost);
        if (reach == Reach.FORBIDDEN || (reach == Reach.PRIVATE && !allowed)) {
            throw new BlockedAddressException(address, reach == Reach.PRIVATE);
        }
    }
}
