package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one held connection, and where its holder's thread stands at this moment; can be taken again.
 */
class LeaseDialog extends Dialog {
    private final transient Holders holders;
    private final transient Holder before;
    private final FactTable facts = new FactTable("lease-facts", "The connection", List.of("What", "Now"), "");
    private final Pre frames = new Pre();

    private LeaseDialog(Holders holders, Holder holder) {
        this.holders = holders;
        this.before = holder;
        addClassName("stack-dialog");
        setHeaderTitle(
                "%s › %s".formatted(holder.lease().place(), holder.lease().operation()));
        setWidth("52rem");
        setMaxWidth("96vw");
        frames.addClassName("stack-frames");
        // Can be scrolled with the keyboard.
        frames.getElement().setAttribute("tabindex", "0");
        add(facts, new H2("Where its thread stands"), frames);
        getFooter().add(new Button("Take again", click -> take()), new Button("Close", click -> close()));
        take();
    }

    static LeaseDialog of(Holders holders, Holder holder) {
        return new LeaseDialog(holders, holder);
    }

    private void take() {
        String key = before.lease().key();
        facts.show(facts(holders.held().stream()
                .filter(holder -> holder.lease().key().equals(key))
                .findFirst()
                .orElse(before)));
        List<StackTraceElement> stack = holders.stackNow(key);
        frames.setText(
                stack.isEmpty()
                        ? "There is nothing to see: the connection was given back, or its thread has ended."
                        : stack.stream().map(StackTraceElement::toString).collect(Collectors.joining("\n")));
    }

    private static List<List<String>> facts(Holder holder) {
        LeaseView lease = holder.lease();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("State", holder.state().label() + ": " + holder.state().meaning()));
        rows.add(List.of("Who", lease.user()));
        rows.add(List.of(
                "Held", Figures.duration(lease.held()) + ", after waiting " + Figures.duration(lease.waited())));
        rows.add(List.of("Thread", lease.thread()));
        rows.add(List.of("Transaction", age(holder.transactionAge(), "none open")));
        rows.add(List.of("Statement", age(holder.statementAge(), "none runs")));
        rows.add(List.of("Session", session(lease, holder.backend())));
        if (!holder.blockedBy().isEmpty()) {
            rows.add(List.of(
                    "Blocked by",
                    holder.blockedBy().stream()
                            .map(pid -> Integer.toString(pid))
                            .collect(Collectors.joining(", "))));
        }
        rows.add(List.of("Last statement", holder.lastSql() == null ? "none seen" : holder.lastSql()));
        return rows;
    }

    private static String age(@Nullable Duration age, String none) {
        return age == null ? none : Figures.duration(age);
    }

    private static String session(LeaseView lease, @Nullable Backend backend) {
        if (backend == null) {
            return lease.backendPid() + ", unknown to the server so far";
        }
        String waits = backend.waiting();
        return "%d, %s%s".formatted(backend.pid(), backend.state(), waits == null ? "" : ", waits for " + waits);
    }
}
