package com.aidock.admin.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A button with a menu below it: Vaadin's web component, told its items as data. Made of Vaadin's Java components every
 * item of it is 3 KB of every open page. The texts of the choices tell them apart.
 */
@Tag("vaadin-menu-bar")
public class LightMenu extends Component implements HasStyle {
    private static final String CHOSEN = "event.detail.value.text";

    private final Map<String, Runnable> actions = new HashMap<>();

    public LightMenu() {
        getElement()
                .addEventListener(
                        "item-selected",
                        event -> choose(event.getEventData().path(CHOSEN).asString()))
                .addEventData(CHOSEN);
    }

    /** A line of a menu. */
    public sealed interface Entry permits Choice, Group, Separator {}

    /**
     * Does something.
     *
     * @param ticked whether it is the chosen one of several; null if it is none of several
     */
    public record Choice(String text, @Nullable Boolean ticked, Runnable action) implements Entry {
        public Choice(String text, Runnable action) {
            this(text, null, action);
        }
    }

    /** A menu in the menu. */
    public record Group(String text, List<Entry> entries) implements Entry {}

    /** A line between others. */
    public record Separator() implements Entry {}

    /** The web component is in Vaadin's bundle and comes with the Java component that is not used here. */
    @Override
    protected void onAttach(AttachEvent attachEvent) {
        attachEvent.getUI().getInternals().addComponentDependencies(MenuBar.class);
    }

    /** Shows a button of that name with these entries below it, instead of what was there. */
    protected final void show(String button, List<Entry> entries) {
        actions.clear();
        getElement().setPropertyJson("items", JacksonUtils.createArrayNode().add(json(new Group(button, entries))));
    }

    /** Does what the browser asks for, if the menu offers it. */
    public final void choose(@Nullable String text) {
        Runnable action = actions.get(text);
        if (action != null) {
            action.run();
        }
    }

    private ObjectNode json(Entry entry) {
        ObjectNode json = JacksonUtils.createObjectNode();
        switch (entry) {
            case Choice choice -> {
                json.put("text", choice.text());
                if (choice.ticked() != null) {
                    json.put("checked", choice.ticked()).put("className", "checkable");
                }
                actions.put(choice.text(), choice.action());
            }
            case Group group -> {
                ArrayNode children = json.put("text", group.text()).putArray("children");
                group.entries().forEach(child -> children.add(json(child)));
            }
            case Separator ignored -> json.put("component", "hr");
        }
        return json;
    }
}
