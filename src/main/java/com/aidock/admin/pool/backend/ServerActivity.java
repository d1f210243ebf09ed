package com.aidock.admin.pool.backend;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All client sessions of the server at one moment.
 *
 * @param at when it was asked, by this program's clock
 * @param asOf the same moment by the server's clock, which is what the sessions' times are measured by
 * @param askedNanos the monotonic time before it was asked: a connection lent later may be missing
 */
public record ServerActivity(Instant at, Instant asOf, long askedNanos, Map<Integer, Backend> byPid) {
    /** Nothing is known yet. */
    static final ServerActivity NONE = new ServerActivity(Instant.EPOCH, Instant.EPOCH, Long.MIN_VALUE, Map.of());

    public ServerActivity {
        byPid = Map.copyOf(byPid);
    }

    static ServerActivity of(Instant at, Instant asOf, long askedNanos, Collection<Backend> backends) {
        Map<Integer, Backend> byPid =
                backends.stream().collect(Collectors.toMap(Backend::pid, Function.identity(), (a, b) -> b));
        return new ServerActivity(at, asOf, askedNanos, byPid);
    }

    public boolean known() {
        return askedNanos != Long.MIN_VALUE;
    }

    public Optional<Backend> find(int pid) {
        return Optional.ofNullable(byPid.get(pid));
    }

    /** The statements that run now, longest first. */
    public List<Backend> running() {
        return byPid.values().stream()
                .filter(backend -> backend.active() && backend.statementSince() != null)
                .sorted(Comparator.comparing(Backend::statementSince, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The transactions that are open now, oldest first. */
    public List<Backend> transactions() {
        return byPid.values().stream()
                .filter(backend -> backend.transactionSince() != null)
                .sorted(Comparator.comparing(
                        Backend::transactionSince, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
