package com.aidock.admin.pool.act;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Instance;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a session who holds it and what an action on it would touch. */
@Component
class HolderPreviews {
    private static final String TAKE_BACK =
            "Take back: the connection is closed and its place in the lane is free; whoever holds it gets an error, and nothing that was committed is lost.";

    private final Lanes lanes;
    private final DatabaseState database;

    HolderPreviews(Lanes lanes, DatabaseState database) {
        this.lanes = lanes;
        this.database = database;
    }

    /** The server has no such session; whoever was meant may hold the connection to it all the same. */
    HolderPreview gone(SessionTarget meant) {
        int pid = meant.pid();
        String gone = "Session %d of ours does not exist any more.".formatted(pid);
        return lease(pid)
                .filter(lease -> meant.holder() == null || lease == meant.holder())
                .map(lease -> new HolderPreview(
                        new SessionTarget(pid, null, lease, null),
                        true,
                        List.of(who(lease), gone),
                        lease.lastSql(),
                        "Cancel would do nothing: no statement runs.",
                        false,
                        TAKE_BACK))
                .orElseGet(() -> HolderPreview.over(gone));
    }

    /** Tells of the session, as long as it is still at what was meant. */
    HolderPreview of(SessionFacts session, SessionTarget meant) {
        Lease holder = holder(session).orElse(null);
        if (meant.holder() != null && holder != meant.holder() || holder == null && lentByUs(session)) {
            String who = meant.holder() == null ? "Its holder" : name(meant.holder());
            return HolderPreview.over(who + " gave the connection back meanwhile: there is nothing left to end.");
        }
        return new HolderPreview(
                new SessionTarget(session.pid(), session.startedAt(), holder, session.transaction()),
                false,
                facts(session, holder),
                holder == null ? null : holder.lastSql(),
                cancel(session),
                session.running(),
                terminate(session));
    }

    private List<String> facts(SessionFacts session, @Nullable Lease holder) {
        List<String> facts = new ArrayList<>();
        facts.add(holder == null ? unknown(session) : who(holder));
        facts.add("The session is %s for %s.".formatted(session.state(), time(session.inState())));
        Duration age = session.transactionAge();
        if (age != null) {
            facts.add("Its transaction is %s old and has changed %s."
                    .formatted(time(age), session.hasWritten() ? "something" : "nothing"));
        }
        if (session.waitingForIt() > 0) {
            facts.add("%d other %s for it."
                    .formatted(
                            session.waitingForIt(), session.waitingForIt() == 1 ? "session waits" : "sessions wait"));
        }
        return facts;
    }

    private String unknown(SessionFacts session) {
        return database.facts().behindPooler()
                ? "Behind a pooler nobody can tell who holds it: %s.".formatted(session.application())
                : "Another process holds it: %s.".formatted(session.application());
    }

    /** Whether we would know who holds it. */
    private boolean lentByUs(SessionFacts session) {
        return Instance.opened(session.application()) && !database.facts().behindPooler();
    }

    /** The lease that a session is lent to, if it is one of this process. */
    Optional<Lease> holder(SessionFacts session) {
        return Instance.opened(session.application()) ? lease(session.pid()) : Optional.empty();
    }

    /** Behind a pooler the pids that the driver knows are not the server's. */
    Optional<Lease> lease(int pid) {
        if (database.facts().behindPooler()) {
            return Optional.empty();
        }
        return lanes.leases().held().stream()
                .filter(lease -> lease.backendPid() == pid)
                .findFirst();
    }

    private String who(Lease lease) {
        LeaseRegistry leases = lanes.leases();
        return "%s holds it for %s (%s › %s), %s lane."
                .formatted(
                        name(lease),
                        time(Duration.ofNanos(lease.heldNanos(leases.now()))),
                        lease.work().place(),
                        lease.work().operation(),
                        lease.lane().id());
    }

    private static String name(Lease lease) {
        Actor actor = lease.work().actor();
        return actor == null ? "The system" : actor.displayName();
    }

    private static String cancel(SessionFacts session) {
        return session.running()
                ? "Cancel: the statement ends with an error; its transaction %s, and the connection stays usable."
                        .formatted(session.hasWritten() ? "is rolled back, what it changed with it" : "fails")
                : "Cancel would do nothing: no statement runs.";
    }

    private static String terminate(SessionFacts session) {
        return "Terminate: the session ends%s; whoever holds it gets an error, and its place in the lane is free."
                .formatted(
                        session.transactionAge() == null
                                ? ""
                                : session.hasWritten()
                                        ? " and its transaction is rolled back, what it changed is lost"
                                        : " with its transaction, which has changed nothing");
    }

    private static String time(Duration duration) {
        return duration.toMinutes() < 1
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
