package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One lease in the table; changes only what changed, and lets the browser count the time. */
class LeaseRow extends NativeTableRow {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final ElapsedTime time = new ElapsedTime(Duration.ZERO);
    private final StateMark state = new StateMark(Tone.NEUTRAL, "");
    private final NativeTableCell lane = cell("lease-lane", "Lane");
    private final NativeTableCell user = cell("lease-user", "Who");
    private final NativeTableCell purpose = cell("lease-purpose", "For");
    private final NativeTableCell sql = cell("lease-sql", "Last statement");
    private final NativeTableCell thread = cell("lease-thread", "Thread");
    private final NativeTableCell backend = cell("lease-backend", "Backend");
    private @Nullable Face shown;

    LeaseRow() {
        add(cell("lease-time", "Time", time), cell("lease-state", "State", state));
        add(lane, user, purpose, sql, thread, backend);
    }

    void show(LeaseView lease) {
        Face face = Face.of(lease);
        if (!face.equals(shown)) {
            shown = face;
            draw(lease);
        }
    }

    private void draw(LeaseView lease) {
        time.setSoFar(lease.waiting() ? lease.waited() : lease.held());
        state.set(tone(lease), lease.waiting() ? "waits" : isLong(lease) ? "holds long" : "holds");
        lane.setText(lease.lane().label());
        text(user, lease.user());
        text(purpose, lease.place() + " › " + lease.operation());
        text(sql, lease.lastSql() == null ? "" : lease.lastSql());
        text(thread, lease.thread());
        backend.setText(lease.backendPid() == 0 ? "" : Integer.toString(lease.backendPid()));
    }

    private static Tone tone(LeaseView lease) {
        return isLong(lease) ? Tone.WARNING : Tone.NEUTRAL;
    }

    private static boolean isLong(LeaseView lease) {
        return lease.held().compareTo(LONG) > 0;
    }

    /** Long values are cut by the column; all of them can be read on hover. */
    private static void text(NativeTableCell cell, String value) {
        cell.setText(value);
        cell.getElement().setAttribute("title", value);
    }

    private static NativeTableCell cell(String className, String label, Component... content) {
        NativeTableCell cell = new NativeTableCell();
        cell.addClassName(className);
        // On a narrow screen the head is gone and each value carries its name.
        cell.getElement().setAttribute("data-label", label);
        cell.add(content);
        return cell;
    }

    /** What is seen of a lease but the running time. */
    private record Face(
            boolean waiting,
            boolean overdue,
            int pid,
            @Nullable String sql) {
        static Face of(LeaseView lease) {
            return new Face(lease.waiting(), LeaseRow.isLong(lease), lease.backendPid(), lease.lastSql());
        }
    }
}
