package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.ui.ExactTime;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Map;

/** The columns of the table of configurations, and how a row is drawn in them. */
final class ConfigColumns {
    private ConfigColumns() {}

    /** Adds all of them; those that may be hidden are put into the map as well. */
    static void addTo(ConfigGrid grid, Map<ListColumn, Column<LlmConfigRow>> optional) {
        Column<LlmConfigRow> priority = grid.addColumn(
                        row -> ConfigGrid.isReal(row) ? String.valueOf(row.priority()) : "")
                .setHeader("Prio")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("4.5rem")
                .setFlexGrow(0);
        Column<LlmConfigRow> name =
                grid.addColumn(name()).setHeader("Name").setWidth("11.5rem").setFlexGrow(3);
        Column<LlmConfigRow> provider = grid.addColumn(
                        row -> ConfigGrid.isReal(row) ? row.provider().displayName() : "")
                .setHeader("Provider")
                .setWidth("7rem")
                .setFlexGrow(0);
        Column<LlmConfigRow> model = grid.addColumn(LlmConfigRow::defaultModel)
                .setHeader("Model")
                .setWidth("8rem")
                .setFlexGrow(2);
        Column<LlmConfigRow> state =
                grid.addColumn(state()).setHeader("State").setWidth("6.25rem").setFlexGrow(0);
        Column<LlmConfigRow> test = grid.addColumn(lastTest())
                .setHeader("Last test")
                .setWidth("15rem")
                .setFlexGrow(0);
        Column<LlmConfigRow> cost = grid.addColumn(
                        row -> ConfigGrid.isReal(row) ? Money.shown(row.estimatedCostPerRequest()) : "")
                .setHeader("Cost/req")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5.5rem")
                .setFlexGrow(0);
        sortable(priority, ListQuery.Sort.PRIORITY);
        sortable(name, ListQuery.Sort.NAME);
        sortable(provider, ListQuery.Sort.PROVIDER);
        sortable(model, ListQuery.Sort.MODEL);
        sortable(state, ListQuery.Sort.STATE);
        sortable(test, ListQuery.Sort.LAST_TESTED);
        optional.put(ListColumn.PRIORITY, priority);
        optional.put(ListColumn.PROVIDER, provider);
        optional.put(ListColumn.MODEL, model);
        optional.put(ListColumn.STATE, state);
        optional.put(ListColumn.LAST_TEST, test);
        optional.put(ListColumn.COST, cost);
    }

    private static void sortable(Column<LlmConfigRow> column, ListQuery.Sort sort) {
        column.setKey(sort.name()).setSortable(true).setComparator((a, b) -> 0);
    }

    private static LitRenderer<LlmConfigRow> name() {
        return LitRenderer.<LlmConfigRow>of("""
                        <div class="llm-name"><span>${item.name}</span>
                        <span class="llm-secondary">${item.word ? html`<span class="llm-name-test state-mark
                        ${item.tone}" title="${item.failing}"><span class="state-mark-shape"
                        aria-hidden="true">${item.shape}</span><span>${item.word}</span></span>` : ''}<span
                        class="llm-name-provider">${item.provider}</span></span></div>""")
                .withProperty("name", LlmConfigRow::name)
                .withProperty("provider", ConfigColumns::secondary)
                .withProperty("word", row -> testWord(row, false))
                .withProperty("tone", row -> testTone(row).className())
                .withProperty("shape", row -> testTone(row).shape())
                .withProperty("failing", ConfigColumns::failing);
    }

    private static String secondary(LlmConfigRow row) {
        String model = row.defaultModel();
        return !ConfigGrid.isReal(row) ? "" : row.provider().displayName() + (model == null ? "" : " · " + model);
    }

    private static LitRenderer<LlmConfigRow> state() {
        return mark(
                row -> row.active() ? Tone.GOOD : Tone.NEUTRAL,
                row -> !ConfigGrid.isReal(row) ? "" : row.active() ? "active" : "inactive",
                "");
    }

    private static LitRenderer<LlmConfigRow> lastTest() {
        return mark(
                        ConfigColumns::testTone,
                        row -> testWord(row, true),
                        "<relative-time datetime=\"${item.at}\"></relative-time>")
                .withProperty("at", row -> String.valueOf(row.lastTestedAt()))
                .withProperty("failing", ConfigColumns::failing);
    }

    private static Tone testTone(LlmConfigRow row) {
        return row.secretsUnreadable()
                ? Tone.BAD
                : row.lastOutcome() == null ? Tone.NEUTRAL : Outcomes.tone(row.lastOutcome());
    }

    static String testWord(LlmConfigRow row, boolean withLatency) {
        if (!ConfigGrid.isReal(row)) {
            return "";
        }
        if (row.secretsUnreadable()) {
            return "enter the key again";
        }
        if (row.lastOutcome() == null) {
            return "never tested";
        }
        if (row.failingTests() > 1) {
            // The number comes first: what is cut off where it gets narrow is the outcome.
            return "failed ×%,d, %s".formatted(row.failingTests(), Outcomes.word(row.lastOutcome()));
        }
        // How fast a failure came helps nobody, and takes the room of when it was.
        Integer latency = withLatency && row.lastOutcome() == ProbeOutcome.OK ? row.lastLatencyMs() : null;
        return Outcomes.word(row.lastOutcome()) + (latency == null ? "" : ", " + Money.milliseconds(latency));
    }

    /** For those who stay on the mark with the pointer; empty unless it failed more than once in a row. */
    static String failing(LlmConfigRow row) {
        return row.failingTests() > 1 && row.failingSince() != null
                ? "Failed %,d times in a row since %s".formatted(row.failingTests(), ExactTime.text(row.failingSince()))
                : "";
    }

    private static LitRenderer<LlmConfigRow> mark(
            ValueProvider<LlmConfigRow, Tone> tone, ValueProvider<LlmConfigRow, String> word, String more) {
        return LitRenderer.<LlmConfigRow>of("""
                        <span class="state-mark ${item.tone}" title="${item.failing ?? ''}" ?hidden="${!item.word}"><span class="state-mark-shape"
                        aria-hidden="true">${item.shape}</span><span>${item.word}</span>${item.timed ? html`<span
                        class="llm-secondary">%s</span>` : ''}</span>""".formatted(more))
                .withProperty("tone", row -> tone.apply(row).className())
                .withProperty("shape", row -> tone.apply(row).shape())
                .withProperty("word", word)
                .withProperty("timed", row -> !more.isEmpty() && row.lastTestedAt() != null);
    }
}
