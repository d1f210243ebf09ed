package com.aidock.admin.pool.incident;

import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerShares;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells a verdict in sentences: what is wrong, and what was seen that says so. */
final class Story {
    private static final int NAMED = 3;

    private final Observation now;
    private final List<Holder> holders;
    private final FailedRequests failed;
    private final LaneReading lane;

    private Story(Observation now, List<Holder> holders, FailedRequests failed) {
        this.now = now;
        this.holders = holders;
        this.failed = failed;
        this.lane = now.worst();
    }

    /**
     * The verdict as it reads.
     *
     * @param holders those that stand for the cause, longest first
     * @param failed what has failed by time-out since the incident began
     */
    static Verdict of(Cause cause, Observation now, List<Holder> holders, FailedRequests failed) {
        Story story = new Story(now, holders, failed);
        return new Verdict(cause, story.headline(cause), story.evidence(cause));
    }

    private String headline(Cause cause) {
        return switch (cause) {
            case LEAK ->
                "%s held by nobody who would give them back; taken for %s.".formatted(connections(), purposes());
            case SLOW_SQL -> "%s busy with statements that take long, for %s.".formatted(connections(), purposes());
            case LOCK_CHAIN -> lockChain();
            case NESTED_BORROW ->
                "%s held by threads that wait for a second one, for %s: none can go on."
                        .formatted(connections(), purposes());
            case OUTSIDE_CALL ->
                "%s held while something else than the database is waited for, in %s."
                        .formatted(connections(), purposes());
            case DEAD_SOCKETS -> "%s lead to sessions that the server no longer has.".formatted(count());
            case TOO_SMALL -> tooSmall();
            case DATABASE_FULL -> databaseFull();
            case DATABASE_AWAY -> away();
            case ACCESS_REFUSED, READ_ONLY, DISK_FULL -> fault(cause);
            case TIMED_OUT -> timedOut();
            case UNCLEAR -> Verdict.UNCLEAR.headline();
        };
    }

    private String connections() {
        return count() + (holders.size() == 1 ? " is" : " are");
    }

    private String count() {
        return "%d of the %d connections in use"
                .formatted(holders.size(), now.holders().size());
    }

    private String purposes() {
        Map<String, Long> counts = holders.stream()
                .collect(Collectors.groupingBy(
                        holder ->
                                holder.lease().place() + " › " + holder.lease().operation(),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NAMED)
                .map(entry -> entry.getKey() + (counts.size() == 1 ? "" : " (" + entry.getValue() + ")"))
                .collect(Collectors.joining(", "));
    }

    private String lockChain() {
        List<LockChain> chains = now.lockChains();
        return chains.isEmpty()
                ? "%s waiting for each other's locks.".formatted(connections())
                : chains.getFirst().sentence();
    }

    private String timedOut() {
        return "%d requests timed out: %s.".formatted(failed.total(), failed.inWords());
    }

    private String tooSmall() {
        return usedWell() + (now.sample().database().full() ? " " + noSlotLeft() : "");
    }

    private String noSlotLeft() {
        DatabaseReading server = now.sample().database();
        return "It cannot grow: all %d slots of the server are taken, %d by other clients."
                .formatted(server.available(), server.others());
    }

    private String usedWell() {
        return lane.waiting() == 0
                ? "%s has %d of %d connections in use; all come back fast and nobody waits."
                        .formatted(lane.lane().label(), lane.active(), lane.capacity())
                : "%d wait for the %d connections of %s although all come back fast."
                        .formatted(lane.waiting(), lane.capacity(), lane.lane().label());
    }

    private String databaseFull() {
        return "%s may open %d connections and has %d: the server's %d slots are taken, %d by other clients."
                .formatted(
                        lane.lane().label(),
                        lane.capacity(),
                        lane.total(),
                        now.sample().database().available(),
                        now.sample().database().others());
    }

    private String away() {
        DatabaseReading server = now.sample().database();
        return "The database has not answered for %s%s: no connection can be opened, and what holders do cannot be seen."
                .formatted(
                        seconds(Duration.between(
                                server.answeredAt(), now.sample().at())),
                        server.error() == null ? "" : " (" + server.error() + ")");
    }

    private String fault(Cause cause) {
        return now.sample().database().faults().stream()
                .filter(fault -> Cause.of(fault.fault()) == cause)
                .findFirst()
                .map(fault -> fault.fault().sentence() + " The server: " + fault.said())
                .orElse(cause.label());
    }

    /** Who has the connections that the server has none left of. */
    private List<String> otherClients() {
        return ServerShares.of(now.activity()).stream()
                .flatMap(shares -> shares.others().stream())
                // Whose it is is not known before it has signed in.
                .filter(client -> !client.user().isEmpty())
                .limit(NAMED)
                .map(Story::client)
                .toList();
    }

    private static String client(ServerShares.Client client) {
        ServerShares.Idle idle = client.idle();
        return "%s (user %s, database %s) has %s%s."
                .formatted(
                        client.program(),
                        client.user(),
                        client.database(),
                        client.connections() == 1 ? "1 connection" : client.connections() + " connections",
                        idle == null
                                ? ""
                                : ", %d of them idle, the longest for %s (session %d)"
                                        .formatted(idle.sessions(), seconds(idle.longest()), idle.pid()));
    }

    private List<String> evidence(Cause cause) {
        List<String> seen = new ArrayList<>();
        if (cause == Cause.LOCK_CHAIN) {
            now.lockChains().stream().skip(1).limit(NAMED).forEach(chain -> seen.add("Also: " + chain.sentence()));
        }
        if (failed.total() > 0 && cause != Cause.TIMED_OUT) {
            seen.add("Failed requests: " + failed.inWords() + ".");
        }
        if (cause == Cause.DATABASE_FULL || now.sample().database().full()) {
            seen.addAll(otherClients());
        }
        seen.add("%s: %d of %d in use, %s."
                .formatted(
                        lane.lane().label(),
                        lane.active(),
                        lane.capacity(),
                        lane.waiting() == 0
                                ? "nobody waiting"
                                : "%d waiting, the longest for %s"
                                        .formatted(
                                                lane.waiting(),
                                                seconds(now.sample().longestWait()))));
        holders.stream()
                .max(Comparator.comparing(holder -> holder.lease().held()))
                .map(Story::longest)
                .ifPresent(seen::add);
        common("Most stand in ", holder -> Optional.ofNullable(holder.line())).forEach(seen::add);
        common("Most ran last: ", holder -> Optional.ofNullable(holder.lastSql()))
                .forEach(seen::add);
        return seen;
    }

    private static String longest(Holder holder) {
        return "Longest: %s by %s for %s › %s, %s%s."
                .formatted(
                        seconds(holder.lease().held()),
                        holder.lease().user(),
                        holder.lease().place(),
                        holder.lease().operation(),
                        holder.state().label(),
                        holder.lease().backendPid() == 0
                                ? ""
                                : ", session " + holder.lease().backendPid());
    }

    /** What more than half of them have in common, because that is where to look. */
    private List<String> common(String start, Function<Holder, Optional<String>> what) {
        return holders.stream()
                .flatMap(holder -> what.apply(holder).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() * 2 > holders.size())
                .map(entry -> start + entry.getKey())
                .toList();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
