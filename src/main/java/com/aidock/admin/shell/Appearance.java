package com.aidock.admin.shell;

import com.vaadin.flow.component.UI;

/** Light, dark, or as the system has it; the browser remembers the choice. */
enum Appearance {
    SYSTEM("As the system", ""),
    LIGHT("Light", "light"),
    DARK("Dark", "dark");

    private static final String KEY = "aidock.appearance";

    /** Applies what the browser remembers. */
    static final String RESTORE =
            "try{document.documentElement.style.colorScheme=localStorage.getItem('" + KEY + "')||''}catch(e){}";

    private final String label;
    private final String scheme;

    Appearance(String label, String scheme) {
        this.label = label;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    void choose() {
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs(
                        "document.documentElement.style.colorScheme = $1; localStorage.setItem($0, $1)", KEY, scheme);
    }

    static Appearance of(String scheme) {
        for (Appearance appearance : values()) {
            if (appearance.scheme.equals(scheme)) {
                return appearance;
            }
        }
        return SYSTEM;
    }

    /** Asks the browser what it remembers. */
    static void remembered(UI ui, java.util.function.Consumer<Appearance> answer) {
        ui.getPage()
                .executeJs("return localStorage.getItem($0) || ''", KEY)
                .then(String.class, scheme -> answer.accept(of(scheme)));
    }
}
