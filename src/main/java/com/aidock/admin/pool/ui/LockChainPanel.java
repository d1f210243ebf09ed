package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows each lock chain as a card: its root with what can be done about it, and below it who waits behind it. */
class LockChainPanel extends Div {
    /** More chains than this nobody reads. */
    private static final int MOST = 10;

    private final transient ActBench bench;
    private final Div cards = new Div();
    private final Paragraph none = new Paragraph("Nobody waits for a lock.");
    private final Paragraph more = new Paragraph();
    private final transient Map<LockChain.Root, LockChainCard> known = new HashMap<>();

    LockChainPanel(ActBench bench, String id) {
        this.bench = bench;
        addClassNames("facts", "lock-chains");
        H2 heading = new H2("Lock chains");
        heading.setId(id);
        cards.addClassName("lock-cards");
        add(heading, none, cards, more);
    }

    void show(List<LockChain> chains, Map<Integer, Holder> ours) {
        List<LockChain> shown = chains.stream().limit(MOST).toList();
        Set<LockChain.Root> roots =
                shown.stream().map(chain -> LockChain.Root.of(chain.root())).collect(Collectors.toSet());
        known.entrySet().removeIf(entry -> {
            boolean gone = !roots.contains(entry.getKey());
            if (gone) {
                cards.remove(entry.getValue());
            }
            return gone;
        });
        for (LockChain chain : shown) {
            LockChainCard card = known.computeIfAbsent(LockChain.Root.of(chain.root()), root -> {
                // A card that is there keeps its place: the longest chain is first when it appears, and none jumps.
                LockChainCard made = new LockChainCard(bench, chain);
                cards.add(made);
                return made;
            });
            card.show(chain, ours);
        }
        none.setVisible(chains.isEmpty());
        more.setVisible(chains.size() > MOST);
        LiveText.set(more, "and %d more chains".formatted(chains.size() - MOST));
    }
}
