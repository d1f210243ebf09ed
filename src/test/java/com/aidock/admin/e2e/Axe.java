package com.aidock.admin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at screens with axe-core, wide and narrow, light and dark, and keeps what it finds until it is asked. */
final class Axe {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HEIGHT = 800;
    private static final String SETTLED = "() => !document.querySelector('vaadin-grid[loading]')"
            + " && document.getAnimations().every(a => a.playState !== 'running'"
            + " || a.effect.getComputedTiming().iterations === Infinity)";

    /**
     * What Vaadin's components do within themselves, where no page can put it right: by rule, what the element begins
     * with. An open menu writes anew at each move which of its items is selected, which readers pass over, and keeps a
     * box that scrolls among them, and so do tabs; the bar of a question's buttons is a footer in a shadow tree.
     */
    private static final Map<String, String> WITHIN_VAADIN = Map.of(
            "aria-allowed-attr", "<vaadin-menu-bar-item",
            "aria-required-children", "<vaadin-(menu-bar|tabs)",
            "aria-allowed-role", "<footer part=\"footer\" role=\"toolbar\"");

    /** A confirmation's own heading stands in a header of its shadow tree, which counts as a second one of the page. */
    private static final Set<String> OF_A_CONFIRMATION = Set.of("landmark-no-duplicate-banner", "landmark-unique");

    private static final boolean ALL = "all".equals(System.getProperty("aidock.axe"));

    private final TreeSet<String> found = new TreeSet<>();
    private int looks;

    /**
     * Looks at the page as it is, at one width in one scheme, each time at the next of the four: all four of every
     * screen take five minutes, and are looked at with {@code -Daidock.axe=all}.
     */
    void look(Page page, String screen) {
        if (ALL) {
            Stream.of(Look.values()).forEach(look -> check(page, screen, look));
        } else {
            check(page, screen, Look.values()[looks++ % Look.values().length]);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, HEIGHT);
    }

    /** Asks for no more than what is wrong: to describe all that is right takes most of the time. */
    private static AxeBuilder builder(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // There are no frames, so no second page is needed to put their results together.
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    void assertNothingFound() {
        assertThat(found).isEmpty();
    }

    private void check(Page page, String screen, Look look) {
        page.setViewportSize(look.width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
        page.waitForFunction(SETTLED);
        boolean confirming = page.locator("vaadin-confirm-dialog[opened]").count() > 0;
        for (Rule rule : builder(page).withTags(TAGS).analyze().getViolations()) {
            if (confirming && OF_A_CONFIRMATION.contains(rule.getId())) {
                continue;
            }
            for (CheckedNode node : rule.getNodes()) {
                if (!isWithinVaadin(rule, node)) {
                    found.add("%s, %s: %s at %s %s"
                            .formatted(screen, look, rule.getId(), node.getTarget(), node.getHtml()));
                }
            }
        }
    }

    private static boolean isWithinVaadin(Rule rule, CheckedNode node) {
        String start = WITHIN_VAADIN.get(rule.getId());
        return start != null && node.getHtml().matches("(?s)" + start + ".*");
    }

    /** One way to see a screen. */
    private enum Look {
        WIDE_LIGHT(WIDE, ColorScheme.LIGHT),
        NARROW_DARK(NARROW, ColorScheme.DARK),
        WIDE_DARK(WIDE, ColorScheme.DARK),
        NARROW_LIGHT(NARROW, ColorScheme.LIGHT);

        private final int width;
        private final ColorScheme scheme;

        Look(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }
}
