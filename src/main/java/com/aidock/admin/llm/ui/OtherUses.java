package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ModelUse;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Which other configurations a model's end touches, the active ones first. */
class OtherUses extends Div {
    /** The most that are named. */
    static final int MOST = 8;

    /**
     * @param others that name what this provider does not list any more, at most one more than {@link #MOST}
     * @param all how many configurations are known to name something that their provider did not list last
     */
    record Found(List<ModelUse> others, int all) {}

    OtherUses() {
        addClassName("llm-uses");
        setId("other-uses");
        setVisible(false);
    }

    void show(Found found) {
        removeAll();
        setVisible(!found.others().isEmpty());
        if (found.others().isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        found.others().stream().limit(MOST).forEach(use -> list.add(line(use)));
        add(new Span("Other configurations at the same endpoint name models that are gone:"), list);
        if (found.others().size() > MOST) {
            add(new Span("… and more. "));
        }
        add(new Span("In all, %,d %s a model that the provider did not list at the last test."
                .formatted(found.all(), found.all() == 1 ? "configuration names" : "configurations name")));
    }

    private static ListItem line(ModelUse use) {
        Anchor link = new Anchor("admin/llm-configs/" + use.configId(), use.name());
        link.setTarget("_blank");
        return new ListItem(
                new StateMark(use.active() ? Tone.GOOD : Tone.NEUTRAL, use.active() ? "active" : "inactive"),
                link,
                new Span(
                        MissingModels.names(use.missing()) + (use.hitsDefault() ? " Its default is among them." : "")));
    }
}
