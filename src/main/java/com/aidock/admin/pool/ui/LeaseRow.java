package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One lease in the table; changes only what changed, and lets the browser count the time. */
class LeaseRow extends NativeTableRow {
    private static final Duration LONG = Duration.ofSeconds(5);
    /** A transaction that is younger is no news. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final ElapsedTime time = new ElapsedTime(Duration.ZERO);
    private final StateMark state = new StateMark(Tone.NEUTRAL, "");
    private final ElapsedTime transaction = new ElapsedTime(Duration.ZERO);
    private final Span transactionAge = new Span(new Span(" · in transaction "), transaction);
    private final NativeTableCell lane = cell("lease-lane", "Lane");
    private final NativeTableCell user = cell("lease-user", "Who");
    private final NativeTableCell purpose = cell("lease-purpose", "For");
    private final NativeTableCell sql = cell("lease-sql", "Last statement");
    private final NativeTableCell backend = cell("lease-backend", "Session");
    private final NativeTableCell toolCell = cell("lease-tools", "");
    private final transient Function<Holder, Component[]> tools;
    private boolean tooled;
    private @Nullable Face shown;

    LeaseRow(Function<Holder, Component[]> tools) {
        this.tools = tools;
        add(cell("lease-time", "Time", time), cell("lease-state", "State", state, transactionAge));
        add(lane, user, purpose, sql, backend, toolCell);
    }

    /**
     * Shows what is new.
     *
     * @param roots for each session that waits for a lock, the one at the root of its chain
     * @param member whether it stands below the row of those that are like it
     */
    void show(Holder holder, Map<Integer, Integer> roots, boolean member) {
        setClassName("lease-member", member);
        Face face = Face.of(holder, roots);
        if (!face.equals(shown)) {
            shown = face;
            draw(holder, face);
        }
    }

    private void draw(Holder holder, Face face) {
        LeaseView lease = holder.lease();
        time.setSoFar(lease.waiting() ? lease.waited() : lease.held());
        state.set(tone(holder), face.state());
        state.getElement().setAttribute("title", holder.state().meaning());
        Duration age = holder.transactionAge();
        transactionAge.setVisible(Face.old(holder));
        transaction.setSoFar(age == null ? Duration.ZERO : age);
        lane.setText(lease.lane().label());
        text(user, lease.user());
        text(purpose, lease.place() + " › " + lease.operation() + (face.line() == null ? "" : " · at " + face.line()));
        BriefSql.show(sql, face.sql() == null ? "" : face.sql());
        text(backend, face.session());
        if (!tooled && !lease.waiting()) {
            tooled = true;
            toolCell.add(tools.apply(holder));
        }
    }

    static Tone tone(Holder holder) {
        boolean overdue = overdue(holder.lease());
        return switch (holder.state()) {
            case LEAKED, DEAD_SOCKET, WAITING_AS_HOLDER, WAITING_FOR_ANOTHER -> Tone.BAD;
            case WAITING_FOR_LOCK, OUTSIDE_CALL -> Tone.WARNING;
            case RUNNING, IDLE_IN_TRANSACTION, HOLDING, WAITING, WAITING_FOR_SHARE ->
                overdue ? Tone.WARNING : Tone.NEUTRAL;
        };
    }

    /** Long values are cut by the column; all of them can be read on hover. */
    static void text(NativeTableCell cell, String value) {
        cell.setText(value);
        cell.getElement().setAttribute("title", value);
    }

    private static boolean overdue(LeaseView lease) {
        return lease.held().compareTo(LONG) > 0;
    }

    static NativeTableCell cell(String className, String label, Component... content) {
        NativeTableCell cell = new NativeTableCell();
        cell.addClassName(className);
        // On a narrow screen the head is gone and each value carries its name.
        cell.getElement().setAttribute("data-label", label);
        cell.add(content);
        return cell;
    }

    /** What is seen of a lease but the running time. */
    private record Face(
            String state,
            boolean overdue,
            String session,
            @Nullable Instant transaction,
            @Nullable String line,
            @Nullable String sql) {
        static Face of(Holder holder, Map<Integer, Integer> roots) {
            LeaseView lease = holder.lease();
            Backend backend = holder.backend();
            return new Face(
                    LeaseGroup.Key.state(holder, roots),
                    LeaseRow.overdue(lease),
                    session(lease, backend),
                    old(holder) && backend != null ? backend.transactionSince() : null,
                    holder.line(),
                    holder.lastSql());
        }

        private static boolean old(Holder holder) {
            Duration age = holder.transactionAge();
            return age != null && age.compareTo(A_MOMENT) > 0;
        }

        /** Its number, and what the server says it waits for. */
        private static String session(LeaseView lease, @Nullable Backend backend) {
            if (lease.backendPid() == 0) {
                return "";
            }
            String pid = Integer.toString(lease.backendPid());
            return backend == null || backend.waiting() == null ? pid : pid + " · " + backend.waiting();
        }
    }
}
