package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyCounts;
import com.aidock.admin.llm.KeyFinding;
import com.aidock.admin.llm.KeyQuery;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One link for each finding, with how many it is about, and one for all. */
class KeyFilters extends Nav {
    private final Map<@Nullable KeyFinding, RouterLink> links = new LinkedHashMap<>();
    private final RouterLink same = new RouterLink("Same key", KeysView.class);

    KeyFilters() {
        addClassName("llm-key-filters");
        getElement().setAttribute("aria-label", "Which keys");
        link(null);
        for (KeyFinding finding : KeyFinding.values()) {
            link(finding);
        }
        same.setVisible(false);
        add(same);
    }

    private void link(@Nullable KeyFinding finding) {
        RouterLink link = new RouterLink(KeyTexts.name(finding), KeysView.class);
        link.setQueryParameters(KeyAddress.of(finding));
        links.put(finding, link);
        add(link);
    }

    void show(KeyQuery query) {
        boolean one = query.fingerprint() != null;
        links.forEach((finding, link) -> mark(link, !one && finding == query.finding()));
        same.setVisible(one);
        same.setText("Same key, " + query.fingerprint());
        mark(same, one);
    }

    void show(KeyCounts counts) {
        links.forEach((finding, link) -> link.setText(
                "%s %,d".formatted(KeyTexts.name(finding), finding == null ? counts.keys() : counts.of(finding))));
    }

    private static void mark(RouterLink link, boolean current) {
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }
}
