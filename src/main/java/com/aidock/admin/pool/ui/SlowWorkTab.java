package com.aidock.admin.pool.ui;

import com.aidock.admin.database.SlowWorkLog;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerActivity;
import com.aidock.admin.pool.backend.SlowWorkBook;
import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What takes long: statements that run now, who waits for whose locks, and what was slow since the start. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class SlowWorkTab extends PoolTab {
    /** Where the lock chains are in the page. */
    static final String LOCKS = "slow-locks";

    private final transient Backends backends;
    private final transient Holders holders;
    private final transient SlowWorkBook book;
    private final FactTable running = new FactTable(
            "slow-running",
            "Running for more than 5 s",
            List.of("For", "Session", "Who", "What", "Waits for", "Statement"),
            "No statement has run for more than 5 s.");
    private final FactTable transactions = new FactTable(
            "slow-transactions",
            "Transactions open for more than 5 s, though no statement of theirs has run for so long",
            List.of("Open", "Session", "Who", "What", "State", "Last statement"),
            "No other transaction has been open for more than 5 s.");
    private final LockChainPanel locks;
    private final FactTable finished = new FactTable(
            "slow-finished",
            "Slow since the start",
            List.of("Kind", "What", "Who", "Times", "Worst", "Last statement"),
            "No statement or transaction has taken more than 5 s.");
    private final Paragraph age = new Paragraph();

    SlowWorkTab(Backends backends, Holders holders, SlowWorkBook book, ActBench bench) {
        super(PoolPart.SLOW_WORK);
        this.backends = backends;
        this.holders = holders;
        this.book = book;
        this.locks = new LockChainPanel(bench, LOCKS);
        age.addClassName("facts-note");
        add(locks, running, transactions, finished, age);
    }

    @Override
    void show(PoolSample sample) {
        ServerActivity activity = backends.latest();
        Map<Integer, Holder> ours = holders.held().stream()
                .filter(holder -> holder.lease().backendPid() != 0)
                .collect(Collectors.toMap(holder -> holder.lease().backendPid(), Function.identity(), (a, b) -> a));
        running.show(activity.running().stream()
                .filter(backend -> slow(backend, activity))
                .map(backend -> running(backend, activity, ours))
                .toList());
        transactions.show(activity.transactions().stream()
                .filter(backend -> open(backend, activity).compareTo(SlowWorkLog.LIMIT) > 0)
                .filter(backend -> !slow(backend, activity))
                .map(backend -> transaction(backend, activity, ours))
                .toList());
        locks.show(LockChain.of(activity, holders.held()), ours);
        finished.show(book.worstFirst().stream().map(SlowWorkTab::finished).toList());
        LiveText.set(
                age,
                activity.known()
                        ? "Values are left out of all statements. What sessions of other database users do is shown only if"
                                + " ours may see it."
                        : "The server has not told yet what its sessions do.");
    }

    private static List<String> running(Backend backend, ServerActivity activity, Map<Integer, Holder> ours) {
        String waits = backend.waiting();
        return List.of(
                Figures.duration(age(backend, activity)),
                Integer.toString(backend.pid()),
                SessionNames.who(backend, ours.get(backend.pid())),
                SessionNames.what(ours.get(backend.pid())),
                waits == null ? "" : waits,
                backend.sql());
    }

    private static List<String> transaction(Backend backend, ServerActivity activity, Map<Integer, Holder> ours) {
        return List.of(
                Figures.duration(open(backend, activity)),
                Integer.toString(backend.pid()),
                SessionNames.who(backend, ours.get(backend.pid())),
                SessionNames.what(ours.get(backend.pid())),
                backend.state(),
                backend.sql());
    }

    private static Duration open(Backend backend, ServerActivity activity) {
        return backend.transactionSince() == null
                ? Duration.ZERO
                : Duration.between(backend.transactionSince(), activity.asOf());
    }

    private static boolean slow(Backend backend, ServerActivity activity) {
        return backend.active() && age(backend, activity).compareTo(SlowWorkLog.LIMIT) > 0;
    }

    private static Duration age(Backend backend, ServerActivity activity) {
        return backend.statementSince() == null
                ? Duration.ZERO
                : Duration.between(backend.statementSince(), activity.asOf());
    }

    private static List<String> finished(SlowWorkBook.Slow slow) {
        return List.of(
                slow.kind().label(),
                slow.purpose(),
                slow.user(),
                Integer.toString(slow.count()),
                Figures.duration(slow.worst()),
                slow.sql() == null ? "" : slow.sql());
    }
}
