package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the view that a component stands in, as the navigation names it. */
final class Places {
    private Places() {}

    static String of(Component component, UI ui) {
        return Stream.iterate(Optional.of(component), Optional::isPresent, c -> c.flatMap(Component::getParent))
                .map(c -> c.orElseThrow().getClass())
                .filter(type -> type.isAnnotationPresent(Route.class))
                .findFirst()
                .map(Places::title)
                .orElseGet(() -> current(ui));
    }

    /** Dialogs and the frame stand beside the view: then the view that is open counts. */
    private static String current(UI ui) {
        return ui.getInternals().getActiveRouterTargetsChain().stream()
                .map(HasElement::getClass)
                .findFirst()
                .map(Places::title)
                .orElse("Frame");
    }

    private static String title(Class<?> view) {
        Menu menu = view.getAnnotation(Menu.class);
        if (menu != null && !menu.title().isBlank()) {
            return menu.title();
        }
        PageTitle title = view.getAnnotation(PageTitle.class);
        return title != null ? title.value() : view.getSimpleName();
    }
}
