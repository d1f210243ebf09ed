package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeySurvey;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What is sealed with which key of the keyset. */
class SurveyTable extends NativeTable {
    SurveyTable() {
        addClassName("llm-survey");
        setVisible(false);
        NativeTableRow head = getHead().addRow();
        List.of("Encryption key", "Keys", "Previous", "Headers").forEach(text -> head.add(header(text)));
    }

    void show(KeySurvey survey) {
        setVisible(true);
        getBody().removeAllRows();
        for (KeySurvey.Line line : survey.lines()) {
            NativeTableRow row = getBody().addRow();
            row.add(key(survey, line), number(line.keys()), number(line.previousKeys()), number(line.headers()));
        }
    }

    private static String role(KeySurvey survey, KeySurvey.Line line) {
        if (line.keyId() == survey.primaryKeyId()) {
            return "newest, in use";
        }
        if (!line.known()) {
            return "not in the keyset: unreadable";
        }
        return line.unused() ? "older, can be taken out" : "older, still needed";
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableHeaderCell key(KeySurvey survey, KeySurvey.Line line) {
        Div role = new Div(role(survey, line));
        role.addClassName("llm-secondary");
        NativeTableHeaderCell cell =
                new NativeTableHeaderCell(new Span(line.keyId() == 0 ? "none" : String.valueOf(line.keyId())), role);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }

    private static NativeTableCell number(long count) {
        NativeTableCell cell = new NativeTableCell("%,d".formatted(count));
        cell.addClassName("llm-number");
        return cell;
    }
}
