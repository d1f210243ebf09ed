package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Instance;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.LockTree;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the root of one lock chain: who, since when, its statement, and the button that ends it, or the SQL where it is
 * no session of ours; below it those that wait, grouped by purpose and statement.
 */
class LockChainCard extends Div {
    private final StateMark mark = new StateMark(Tone.BAD, "");
    private final Span who = new Span();
    private final Span state = new Span();
    private final ElapsedTime since = new ElapsedTime(Duration.ZERO);
    private final Paragraph sql = new Paragraph();
    private final H3 behind = new H3();
    private final Div groups = new Div();
    private final transient Map<LockGroup.Key, LockGroup> known = new HashMap<>();
    private String drawn = "";

    LockChainCard(ActBench bench, LockChain chain) {
        addClassName("lock-card");
        who.addClassName("lock-who");
        sql.addClassNames("lock-sql");
        Span doing = new Span(state, since);
        doing.addClassName("lock-doing");
        Div facts = new Div(mark, who, doing);
        facts.addClassName("lock-facts");
        groups.addClassName("lock-groups");
        Div root = new Div(facts, sql, remedy(bench, chain.root()));
        root.addClassName("lock-root");
        add(root, behind, groups);
    }

    /** Ends it where it is one of ours and the person may; else the words for who may. */
    private static Component remedy(ActBench bench, Backend root) {
        if (root.pid() == 0) {
            return new Paragraph("Find it in pg_prepared_xacts, then commit or roll it back there.");
        }
        if (bench.mayAct() && Instance.opened(root.application())) {
            Button terminate =
                    new Button("Terminate…", click -> new HolderDialog(bench, root.pid(), root.startedAt()).open());
            terminate.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            terminate.setAriaLabel("Terminate session " + root.pid() + "…");
            return terminate;
        }
        return new CopyableSql("select pg_terminate_backend(%d)".formatted(root.pid()));
    }

    void show(LockChain chain, Map<Integer, Holder> ours) {
        Backend root = chain.root();
        mark.set(Tone.BAD, "Blocks " + chain.waiting());
        LiveText.set(who, "session %d · %s".formatted(root.pid(), SessionNames.whoAndWhat(root, chain.owner())));
        String face = root.state() + root.stateSince();
        if (!face.equals(drawn)) {
            drawn = face;
            state.setText(
                    root.state().isEmpty() ? "what it does is hidden from our database user" : root.state() + " for ");
            since.setVisible(chain.since().isPresent());
            since.setSoFar(chain.since().orElse(Duration.ZERO));
        }
        BriefSql.show(sql, root.sql().isEmpty() ? "no statement seen" : root.sql());
        LiveText.set(behind, chain.waiting() == 1 ? "1 waits behind it" : chain.waiting() + " wait behind it");
        arrange(chain, ours);
    }

    private void arrange(LockChain chain, Map<Integer, Holder> ours) {
        Map<LockGroup.Key, List<LockGroup.Waiter>> alike = new LinkedHashMap<>();
        waiters(chain).forEach(waiter -> alike.computeIfAbsent(
                        LockGroup.Key.of(
                                waiter.session(), ours.get(waiter.session().pid())),
                        key -> new ArrayList<>())
                .add(waiter));
        known.entrySet().removeIf(entry -> {
            boolean gone = !alike.containsKey(entry.getKey());
            if (gone) {
                groups.remove(entry.getValue());
            }
            return gone;
        });
        alike.forEach((key, waiters) -> {
            LockGroup group = known.computeIfAbsent(key, LockGroup::new);
            if (group.getParent().isEmpty()) {
                groups.add(group);
            }
            group.show(waiters, chain.asOf(), ours);
        });
    }

    /** All that wait, each with the one that it waits for if that is not the root. */
    private static List<LockGroup.Waiter> waiters(LockChain chain) {
        List<LockGroup.Waiter> all = new ArrayList<>();
        List<LockTree> level = List.of(chain.tree());
        int root = chain.root().pid();
        while (!level.isEmpty()) {
            List<LockTree> next = new ArrayList<>();
            for (LockTree tree : level) {
                int blocker = tree.session().pid();
                tree.blocked()
                        .forEach(child -> all.add(new LockGroup.Waiter(child.session(), blocker, blocker != root)));
                next.addAll(tree.blocked());
            }
            level = next;
        }
        return all;
    }
}
