package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                activity.at(), replicas, clients(activity.byPid().values())));
    }

    private static List<Client> clients(Collection<Backend> backends) {
        Map<Client, List<Backend>> groups = backends.stream()
                .filter(backend -> Instance.replica(backend.application()).isEmpty())
                .collect(Collectors.groupingBy(
                        backend -> new Client(backend.application(), backend.user(), backend.database(), 0, 0),
                        Collectors.mapping(Function.identity(), Collectors.toList())));
        return groups.entrySet().stream()
                .map(group -> group.getKey().counted(group.getValue()))
                .sorted(Comparator.comparing(Client::connections).reversed().thenComparing(Client::application))
                .toList();
    }

    /**
     * Sessions of one program, user and database.
     *
     * @param application as it names itself; may be empty
     * @param active how many of them run a statement; those that we may not see count as not running
     */
    public record Client(String application, String user, String database, int connections, int active) {
        private Client counted(List<Backend> sessions) {
            int running = (int) sessions.stream().filter(Backend::active).count();
            return new Client(application, user, database, sessions.size(), running);
        }
    }
}
