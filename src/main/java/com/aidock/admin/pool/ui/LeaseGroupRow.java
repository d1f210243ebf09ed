package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;

/**
 * Shows several leases that are alike in one row: how many, the longest and the shortest time; opens to each of them.
 */
class LeaseGroupRow extends NativeTableRow {
    private final ElapsedTime longest = new ElapsedTime(Duration.ZERO);
    private final ElapsedTime shortest = new ElapsedTime(Duration.ZERO);
    private final Span to = new Span(" – ");
    private final StateMark state = new StateMark(Tone.NEUTRAL, "");
    private final NativeTableCell sql;
    private final NativeTableCell sessions;
    private final Button toggle = new Button();
    private boolean open;
    private String drawn = "";

    LeaseGroupRow(LeaseGroup.Key key, Runnable onToggle) {
        addClassName("lease-group");
        sql = LeaseRow.cell("lease-sql", "Last statement");
        sessions = LeaseRow.cell("lease-backend", "Session");
        NativeTableCell user = LeaseRow.cell("lease-user", "Who");
        LeaseRow.text(user, key.user());
        NativeTableCell purpose = LeaseRow.cell("lease-purpose", "For");
        LeaseRow.text(purpose, key.purpose());
        NativeTableCell lane = LeaseRow.cell("lease-lane", "Lane");
        lane.setText(key.lane().label());
        add(LeaseRow.cell("lease-time", "Time", shortest, to, longest), LeaseRow.cell("lease-state", "State", state));
        toggle.addClassName("lease-toggle");
        toggle.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        toggle.addClickListener(click -> {
            open = !open;
            toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
            onToggle.run();
        });
        toggle.getElement().setAttribute("aria-expanded", "false");
        add(lane, user, purpose, sql, sessions, LeaseRow.cell("lease-tools", "", toggle));
    }

    boolean open() {
        return open;
    }

    void show(LeaseGroup group) {
        List<Holder> members = group.members();
        LeaseView first = members.getFirst().lease();
        LeaseView last = members.getLast().lease();
        String face = members.size() + first.key() + last.key() + open;
        if (!face.equals(drawn)) {
            drawn = face;
            longest.setSoFar(time(first));
            shortest.setSoFar(time(last));
            boolean spread = time(first).minus(time(last)).toMillis() >= 1000;
            shortest.setVisible(spread);
            to.setVisible(spread);
            state.set(LeaseRow.tone(members.getFirst()), group.key().state());
            LeaseRow.text(sessions, group.key().waiting() ? members.size() + " waiting" : members.size() + " sessions");
            toggle.setText((open ? "Hide " : "Show ") + members.size());
            toggle.setAriaLabel("%s %d: %s by %s"
                    .formatted(
                            open ? "Hide" : "Show",
                            members.size(),
                            group.key().purpose(),
                            group.key().user()));
        }
        BriefSql.show(sql, statement(members));
    }

    /** The one that all run; how many different ones there are otherwise. */
    private static String statement(List<Holder> members) {
        List<String> different = members.stream()
                .map(holder -> holder.lastSql() == null ? "" : holder.lastSql())
                .distinct()
                .toList();
        return different.size() == 1 ? different.getFirst() : different.size() + " different statements";
    }

    private static Duration time(LeaseView lease) {
        return lease.waiting() ? lease.waited() : lease.held();
    }
}
