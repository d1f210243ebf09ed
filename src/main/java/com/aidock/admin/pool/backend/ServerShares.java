package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has the server's connections.
 *
 * @param at when the server was asked
 * @param replicas connections of each process of this application, by its name, this one among them
 * @param others everybody else, by program, user and database, the most connections first
 */
public record ServerShares(Instant at, Map<String, Integer> replicas, List<Client> others) {
    public ServerShares {
        others = List.copyOf(others);
    }

    /** As the sessions were read last; empty if they never were. */
    public static Optional<ServerShares> of(ServerActivity activity) {
        if (!activity.known()) {
            return Optional.empty();
        }
        Map<String, Integer> replicas = new TreeMap<>();
        activity.byPid().values().stream()
                .flatMap(backend -> Instance.replica(backend.application()).stream())
                .forEach(replica -> replicas.merge(replica, 1, Integer::sum));
        return Optional.of(new ServerShares(
                activity.at(), replicas, clients(activity.byPid().values(), activity.asOf())));
    }

    private static List<Client> clients(Collection<Backend> backends, Instant asOf) {
        Map<Client, List<Backend>> groups = backends.stream()
                .filter(backend -> Instance.replica(backend.application()).isEmpty())
                .collect(Collectors.groupingBy(
                        backend -> new Client(backend.application(), backend.user(), backend.database(), 0, 0, null),
                        Collectors.mapping(Function.identity(), Collectors.toList())));
        return groups.entrySet().stream()
                .map(group -> group.getKey().counted(group.getValue(), asOf))
                .sorted(Comparator.comparing(Client::connections).reversed().thenComparing(Client::application))
                .toList();
    }

    /**
     * Sessions of one program, user and database.
     *
     * @param application as it names itself; may be empty
     * @param active how many of them run a statement; those that we may not see count as not running
     * @param idle those that do nothing; null if there are none, or if we may not see it
     */
    public record Client(
            String application,
            String user,
            String database,
            int connections,
            int active,
            @Nullable Idle idle) {
        private Client counted(List<Backend> sessions, Instant asOf) {
            int running = (int) sessions.stream().filter(Backend::active).count();
            return new Client(application, user, database, sessions.size(), running, Idle.of(sessions, asOf));
        }

        /** As the program names itself. */
        public String program() {
            return application.isEmpty() ? "unnamed" : application;
        }
    }

    /**
     * Sessions that only take a connection: the first to be closed when the server is full.
     *
     * @param longest for how long the one with this pid has done nothing
     */
    public record Idle(int sessions, Duration longest, int pid) {
        private static @Nullable Idle of(List<Backend> sessions, Instant asOf) {
            List<Backend> idle = sessions.stream()
                    .filter(session -> session.idle() && session.stateSince() != null)
                    .sorted(Comparator.comparing(Backend::stateSince, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            if (idle.isEmpty()) {
                return null;
            }
            Backend first = idle.getFirst();
            Duration longest = Duration.between(Objects.requireNonNull(first.stateSince()), asOf);
            return new Idle(idle.size(), longest, first.pid());
        }
    }
}
