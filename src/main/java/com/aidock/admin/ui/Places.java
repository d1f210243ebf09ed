package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names views as the navigation names them. */
public final class Places {
    /** Where drawing happens before anybody asked which view it is. */
    public static final String UNNAMED = "Screen";

    private Places() {}

    /** The view that a component stands in. */
    static String of(Component component, UI ui) {
        // Dialogs and the frame stand beside the view: then the view that is open counts.
        Stream<?> open = ui.getInternals().getActiveRouterTargetsChain().stream();
        return Stream.concat(ancestors(component), open)
                .map(part -> title(part.getClass()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("Frame");
    }

    /** The view that is open now. */
    public static String open(UI ui) {
        return of(ui, ui);
    }

    private static Stream<Component> ancestors(Component component) {
        return Stream.iterate(component, c -> c != null, c -> parent(c));
    }

    private static @Nullable Component parent(Component component) {
        return component.getParent().orElse(null);
    }

    private static Optional<String> title(Class<?> part) {
        Menu menu = part.getAnnotation(Menu.class);
        PageTitle title = part.getAnnotation(PageTitle.class);
        return menu != null && !menu.title().isBlank()
                ? Optional.of(menu.title())
                : Optional.ofNullable(title).map(PageTitle::value);
    }
}
