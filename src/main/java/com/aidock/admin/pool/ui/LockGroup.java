package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the sessions behind a root that run the same statement for the same purpose in one line; opens to each. */
class LockGroup extends NativeDetails {
    /** More than this nobody reads; what is left out is counted. */
    private static final int MOST = 100;

    private final Span count = new Span();
    private final Span sql = new Span();
    private final ElapsedTime longest = new ElapsedTime(Duration.ZERO);
    private final Div lines = new Div();
    private final Paragraph more = new Paragraph();
    private final transient Map<Waiter, Div> known = new HashMap<>();
    private transient List<Waiter> members = List.of();
    private transient Map<Integer, Holder> ours = Map.of();
    private Instant asOf = Instant.EPOCH;
    private @Nullable Instant since;

    LockGroup(Key key) {
        addClassName("lock-group");
        count.addClassName("lock-count");
        sql.addClassName("lock-sql");
        Span purpose = new Span(key.purpose());
        purpose.addClassName("lock-purpose");
        Span time = new Span(new Span("longest "), longest);
        time.addClassName("lock-time");
        BriefSql.show(sql, key.sql().isEmpty() ? "statement not visible" : key.sql());
        setSummary(count, purpose, time, sql);
        lines.addClassName("lock-lines");
        setContent(new Div(lines, more));
        addToggleListener(toggle -> fill());
    }

    void show(List<Waiter> waiters, Instant now, Map<Integer, Holder> holders) {
        members = waiters;
        ours = holders;
        asOf = now;
        LiveText.set(count, waiters.size() + " ×");
        Instant first = waiters.stream()
                .map(waiter -> waiter.session().statementSince())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        if (!Objects.equals(first, since)) {
            since = first;
            longest.setSoFar(first == null ? Duration.ZERO : Duration.between(first, now));
        }
        fill();
    }

    /** Only while it is open: most are never opened, and each viewer's session would keep them. */
    private void fill() {
        List<Waiter> shown = isOpen() ? members.stream().limit(MOST).toList() : List.of();
        Set<Waiter> present = Set.copyOf(shown);
        known.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                lines.remove(entry.getValue());
            }
            return gone;
        });
        shown.forEach(waiter -> known.computeIfAbsent(waiter, absent -> {
            Div line = line(waiter);
            lines.add(line);
            return line;
        }));
        more.setVisible(isOpen() && members.size() > MOST);
        LiveText.set(more, "and %d more".formatted(members.size() - MOST));
    }

    private Div line(Waiter waiter) {
        Backend session = waiter.session();
        Span pid = new Span(Integer.toString(session.pid()));
        pid.addClassName("lock-pid");
        Instant from = session.statementSince();
        Span time = new Span(
                new Span("waits "), new ElapsedTime(from == null ? Duration.ZERO : Duration.between(from, asOf)));
        Div line = new Div(pid, new Span(SessionNames.who(session, ours.get(session.pid()))), time);
        if (waiter.deeper()) {
            line.add(new Span("behind " + waiter.behind()));
            line.addClassName("lock-deeper");
        }
        return line;
    }

    /**
     * One that waits.
     *
     * @param behind the session that it waits for first
     * @param deeper whether that is not the root
     */
    record Waiter(Backend session, int behind, boolean deeper) {
        /** As long as it is the same statement behind the same session, its line stays as it is. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Waiter waiter
                    && waiter.behind == behind
                    && waiter.session.pid() == session.pid()
                    && Objects.equals(waiter.session.statementSince(), session.statementSince());
        }

        @Override
        public int hashCode() {
            return Objects.hash(session.pid(), session.statementSince(), behind);
        }
    }

    /** What is the same of all in a line. */
    record Key(String purpose, String sql) {
        static Key of(Backend session, @Nullable Holder holder) {
            return new Key(
                    holder == null
                            ? SessionNames.who(session, null)
                            : holder.lease().place() + " › " + holder.lease().operation(),
                    session.sql());
        }
    }
}
