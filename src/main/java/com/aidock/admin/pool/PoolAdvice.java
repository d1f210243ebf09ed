package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.SlowWorkLog;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says in sentences what is wrong with the pool and what to do next, from what is seen; nothing when nothing is wrong.
 */
@Component
public class PoolAdvice {
    private static final int MANY = 3;

    private final PoolReader reader;
    private final List<PoolConcern> concerns;

    PoolAdvice(PoolReader reader, List<PoolConcern> concerns) {
        this.reader = reader;
        this.concerns = concerns;
    }

    /** The first sentence that a person should read. */
    public String headline(PoolSample sample) {
        List<String> sentences = recommendations(sample);
        return sentences.isEmpty()
                ? "Nothing to do: connections come back as fast as they are asked for."
                : sentences.getFirst();
    }

    /** What to do, most urgent first. */
    public List<String> recommendations(PoolSample sample) {
        if (sample.isOutdated()) {
            return List.of(outdated(sample));
        }
        List<String> advice = new ArrayList<>();
        sample.database().faults().forEach(fault -> advice.add(fault(fault, sample)));
        boolean faulty = sample.database().fault().isPresent();
        // Then that is what the incident is about, too.
        Trouble trouble = sample.lasting().filter(Trouble::known).filter(now -> !faulty).orElse(null);
        if (trouble != null) {
            advice.add(trouble.sentences());
        }
        if (!sample.database().reachable() && trouble == null && !sample.database().has(DatabaseFault.ACCESS_REFUSED)) {
            advice.add(away(sample));
        }
        List<LeaseView> holders = reader.holders();
        List<LeaseView> waiting = reader.waiters();
        List<LeaseView> clients =
                waiting.stream().filter(LeaseView::waitsForShare).toList();
        List<LeaseView> waiters =
                waiting.stream().filter(waiter -> !waiter.waitsForShare()).toList();
        sample.lanes().stream()
                .filter(lane -> Health.of(lane) != Health.HEALTHY || lane.waiting() > 0)
                .sorted(Comparator.comparingDouble(LaneReading::utilisation).reversed())
                .forEach(lane -> advice.add(busy(
                        lane,
                        sample,
                        trouble != null ? List.of() : of(holders, lane.lane()),
                        of(waiters, lane.lane()))));
        full(sample).ifPresent(advice::add);
        if (!clients.isEmpty()) {
            advice.add(share(clients));
        }
        long held = holders.stream()
                .filter(h -> h.held().compareTo(SlowWorkLog.LIMIT) > 0)
                .count();
        if (held > 0 && advice.isEmpty()) {
            advice.add("%d %s held for more than 5 s; the longest: %s"
                    .formatted(held, held == 1 ? "connection is" : "connections are", describe(holders.getFirst())));
        }
        concerns.forEach(concern -> advice.addAll(concern.sentences()));
        return advice;
    }

    private static String fault(StandingFault fault, PoolSample sample) {
        return "%s For %d s: %s %s"
                .formatted(
                        fault.fault().sentence(),
                        Duration.between(fault.since(), sample.at()).toSeconds(),
                        fault.said(),
                        fault.fault().remedy());
    }

    /** Advice from what was read long ago would be about another pool. */
    private static String outdated(PoolSample sample) {
        return "The state of the pool is unknown. It was last read at %s UTC; the log of the console names what keeps it from being read again."
                .formatted(LocalTime.ofInstant(sample.at(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String away(PoolSample sample) {
        Duration silent = Duration.between(sample.database().answeredAt(), sample.at());
        return "The database has not answered for %d s (%s). Check that the server runs; the console goes on by itself when it does."
                .formatted(
                        silent.toSeconds(),
                        sample.database().error() == null
                                ? "no answer"
                                : sample.database().error());
    }

    private static String busy(LaneReading lane, PoolSample sample, List<LeaseView> holders, List<LeaseView> waiters) {
        StringBuilder text = new StringBuilder("%s is at %.0f %% (%d of %d)"
                .formatted(lane.lane().label(), lane.utilisation() * 100, lane.active(), lane.capacity()));
        if (lane.waiting() > 0) {
            text.append(", %d waiting".formatted(lane.waiting()));
            waiters.stream()
                    .findFirst()
                    .ifPresent(first -> text.append(", the longest for " + seconds(first.waited())));
        }
        text.append(". ").append(whyNotMore(lane, sample.database()));
        if (!holders.isEmpty()) {
            text.append(mostFor(holders))
                    .append("Longest held: ")
                    .append(describe(holders.getFirst()))
                    .append('.');
        }
        return text.toString().strip();
    }

    private static String share(List<LeaseView> clients) {
        return "API clients use their whole share of connections. %d more %s queued, the longest for %s; after a short wait they get 503."
                .formatted(
                        clients.size(),
                        clients.size() == 1 ? "request is" : "requests are",
                        seconds(clients.getFirst().waited()));
    }

    /** Why somebody waits in a lane that could grow. */
    private static String whyNotMore(LaneReading lane, DatabaseReading server) {
        int room = lane.capacity() - lane.total();
        if (lane.waiting() == 0 || room <= 0 || !server.reachable()) {
            return "";
        }
        return server.full()
                ? "It may open %d more, but the server has no slot left: %s ".formatted(room, taken(server))
                : "More connections are being opened, %d of %d so far. ".formatted(lane.total(), lane.capacity());
    }

    /** Before anybody waits for it: nothing that is wrong shows in the lanes yet. */
    private static Optional<String> full(PoolSample sample) {
        List<LaneReading> stuck = sample.lanes().stream()
                .filter(lane -> lane.total() < lane.capacity())
                .toList();
        if (!sample.database().full() || stuck.isEmpty() || stuck.stream().anyMatch(lane -> lane.waiting() > 0)) {
            return Optional.empty();
        }
        return Optional.of("The server has no slot left: %s No lane can grow: %s open."
                .formatted(
                        taken(sample.database()),
                        stuck.stream()
                                .map(lane ->
                                        "%s has %d of %d".formatted(lane.lane().id(), lane.total(), lane.capacity()))
                                .collect(Collectors.joining(", "))));
    }

    private static String taken(DatabaseReading server) {
        return "all %d are taken, %d of them by other clients (Capacity tells which)."
                .formatted(server.available(), server.others());
    }

    /** Names what most holders have in common, because that is where to look. */
    private static String mostFor(List<LeaseView> holders) {
        Map<String, Long> byPlace = holders.stream()
                .collect(Collectors.groupingBy(h -> h.place() + " › " + h.operation(), Collectors.counting()));
        Map.Entry<String, Long> most = java.util.Collections.max(byPlace.entrySet(), Map.Entry.comparingByValue());
        return most.getValue() < MANY ? "" : "%d of the holders are for %s. ".formatted(most.getValue(), most.getKey());
    }

    private static String describe(LeaseView lease) {
        return "%s by %s (%s › %s)%s"
                .formatted(
                        seconds(lease.held()),
                        lease.user(),
                        lease.place(),
                        lease.operation(),
                        lease.backendPid() == 0 ? "" : ", backend " + lease.backendPid());
    }

    private static List<LeaseView> of(List<LeaseView> holders, Lane lane) {
        return holders.stream().filter(holder -> holder.lane() == lane).toList();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
