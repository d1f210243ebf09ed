package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.settings.Setting;
import com.aidock.admin.pool.settings.Verdict;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** The settings of one lane: what was asked, what is so and who says so, where it comes from, and the verdict. */
class SettingTable extends Div {
    private static final List<String> COLUMNS = List.of("Setting", "Configured", "Effective", "Verdict", "Comes from");

    private static final String BETWEEN_WORDS = "(?<=[_.])|(?<=\\p{Ll})(?=\\p{Lu})";

    private final NativeTableBody body;

    SettingTable(Lane lane) {
        addClassNames("facts", "setting-lane");
        H2 title = new H2(lane.label());
        title.setId("settings-" + lane.id());
        NativeTable table = new NativeTable();
        table.addClassNames("facts-table", "setting-table");
        table.getElement().setAttribute("aria-labelledby", "settings-" + lane.id());
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.add(new NativeTableHeaderCell(column)));
        table.getHead().add(head);
        body = table.addBody();
        add(title, table);
    }

    void show(List<Setting> settings) {
        body.removeAll();
        settings.forEach(setting -> body.add(row(setting)));
        setVisible(!settings.isEmpty());
    }

    private static NativeTableRow row(Setting setting) {
        NativeTableRow row = new NativeTableRow();
        row.add(
                cell("Setting", breakable(new Span(), setting.name()), quiet(setting.firstFix(), "First fix: ")),
                cell("Configured", new Span(setting.configured())),
                cell(
                        "Effective",
                        new Span(setting.effective()),
                        quiet(setting.readFrom().label(), "says the ")),
                cell(
                        "Verdict",
                        new StateMark(tone(setting.verdict()), setting.verdict().label()),
                        quiet(setting.detail(), "")),
                cell("Comes from", quiet(setting.origin(), "")));
        return row;
    }

    /** A name breaks between its words, and within one only if there is no other way. */
    private static Span breakable(Span span, String text) {
        for (String word : text.split(BETWEEN_WORDS)) {
            span.getElement().appendChild(Element.createText(word), new Element("wbr"));
        }
        return span;
    }

    private static Tone tone(Verdict verdict) {
        if (verdict.warning()) {
            return Tone.WARNING;
        }
        return verdict == Verdict.AS_ASKED ? Tone.GOOD : Tone.NEUTRAL;
    }

    private static Span quiet(String text, String before) {
        Span span = breakable(new Span(), text.isEmpty() ? "" : before + text);
        span.addClassName("setting-quiet");
        span.setVisible(!text.isEmpty());
        return span;
    }

    private static NativeTableCell cell(String column, Component... content) {
        NativeTableCell cell = new NativeTableCell();
        // On a narrow screen the head is gone and each value carries its name.
        cell.getElement().setAttribute("data-label", column);
        cell.add(content);
        return cell;
    }
}
