package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.FailingStreak;
import com.aidock.admin.llm.PastTest;
import com.aidock.admin.llm.TestHistory;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last tests of a configuration: their latencies at a glance, and each in full when it is opened. */
class PastTests extends Details {
    private final Div summary = new Div();
    private final Div list = new Div();
    private transient List<PastTest> tests = List.of();

    PastTests() {
        summary.addClassName("llm-past-summary");
        list.addClassName("llm-past");
        setId("past-tests");
        setSummary(summary);
        add(list);
        setVisible(false);
        addOpenedChangeListener(event -> fill());
    }

    /**
     * @param kept the latest first
     * @param failing how often in a row the last ones failed, of which there may be more than are kept
     */
    void show(List<PastTest> kept, @Nullable FailingStreak failing) {
        tests = kept;
        setVisible(!kept.isEmpty());
        summary.removeAll();
        if (!kept.isEmpty()) {
            if (failing != null && failing.length() > 1) {
                add(failing);
            }
            summary.add(new Span(text(kept)), new Sparkline(kept));
        }
        fill();
    }

    private void add(FailingStreak streak) {
        String count = "failed %,d in a row since".formatted(streak.length());
        Span failing = new Span(new StateMark(Tone.BAD, count), new RelativeTime(streak.since()));
        failing.setId("failing-streak");
        failing.addClassName("llm-streak");
        summary.add(failing);
    }

    /** Fifty reports are much to draw for somebody who does not look. */
    private void fill() {
        list.removeAll();
        if (isOpened()) {
            tests.forEach(test -> list.add(entry(test)));
        }
    }

    private static String text(List<PastTest> tests) {
        List<Long> good = tests.stream()
                .filter(test -> test.result().ok())
                .map(test -> test.result().latency().toMillis())
                .sorted()
                .toList();
        String count = tests.size() == 1
                ? "Last test"
                : tests.size() == TestHistory.KEPT
                        ? "Last %d tests".formatted(tests.size())
                        : "All %d tests".formatted(tests.size());
        String median = good.isEmpty() ? "" : ", median " + Money.milliseconds(good.get(good.size() / 2));
        return "%s: %d worked%s".formatted(count, good.size(), median);
    }

    private static Details entry(PastTest test) {
        Div head = new Div(
                new StateMark(
                        Outcomes.tone(test.result().outcome()),
                        Outcomes.word(test.result().outcome())),
                new Span(Money.milliseconds(test.result().latency().toMillis())),
                new Span(test.withCompletion() ? "with a completion" : ""),
                new RelativeTime(test.result().testedAt()));
        head.addClassName("llm-test-line");
        Details entry = new Details(head);
        entry.addOpenedChangeListener(event -> {
            if (event.isOpened() && entry.getContent().findAny().isEmpty()) {
                StageList stages = new StageList();
                stages.show(test.stages(), test.withCompletion());
                entry.add(new Paragraph(test.result().message()), stages);
            }
        });
        return entry;
    }
}
