package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.testing.Chromium;
import com.aidock.admin.testing.TestPostgres;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * First and warm load of the two pages in Chromium beside an empty Vaadin view: from navigation until the page shows
 * what it is for (rows, the chart). Prints a table with medians in milliseconds and KiB over the wire.
 */
public final class PageLoads {
    private static final int BROWSERS = 5;
    private static final int WARM_LOADS = 5;
    private static final String EMAIL = "bench@dock.example";
    private static final String PASSWORD = "quiet harbour 42 boats";

    private final String base;

    private PageLoads(String base) {
        this.base = base;
    }

    /** Starts the program on a database of its own, measures, prints and ends. */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext program = new SpringApplication(Application.class)
                .run(
                        "--server.port=0",
                        // Outside a Maven build nothing says so: the plugin takes its mark away when it ends.
                        "--vaadin.productionMode=true",
                        "--DATABASE_URL=" + TestPostgres.newDatabase(),
                        "--AIDOCK_HOME=" + Files.createTempDirectory("aidock-bench"),
                        "--AIDOCK_ADMIN_EMAIL=" + EMAIL,
                        "--AIDOCK_ADMIN_PASSWORD=" + PASSWORD);
        String port = program.getEnvironment().getProperty("local.server.port");
        new PageLoads("http://localhost:" + port).measureAll();
        program.close();
        System.exit(0);
    }

    private void measureAll() {
        // Once unmeasured: the first pages ever pay for the JVM's warm-up.
        measure("/bench/empty", "#empty", 1);
        measure("/admin/llm-configs", "vaadin-grid", 1);
        measure("/admin/pool-health", "pool-chart canvas", 1);
        System.out.println("| page | first load | warm load | KiB first |");
        System.out.println("| --- | --- | --- | --- |");
        print("empty Vaadin view", measure("/bench/empty", "#empty", BROWSERS));
        print("LLM configurations", measure("/admin/llm-configs", "vaadin-grid", BROWSERS));
        print("Pool health", measure("/admin/pool-health", "pool-chart canvas", BROWSERS));
    }

    private Figures measure(String path, String shown, int browsers) {
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        List<com.microsoft.playwright.options.Cookie> session = session();
        long bytes = 0;
        for (int i = 0; i < browsers; i++) {
            try (BrowserContext context = Chromium.browser().newContext()) {
                context.addCookies(session);
                Page page = context.newPage();
                first.add(load(page, path, shown));
                bytes = ((Number) page.evaluate(
                                "() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                                        + ".reduce((sum, e) => sum + e.transferSize, 0)"))
                        .longValue();
                for (int j = 0; j < WARM_LOADS; j++) {
                    warm.add(load(page, path, shown));
                }
            }
        }
        return new Figures(median(first), median(warm), bytes / 1024);
    }

    /** A cookie of a session that is signed in, so that no sign-in is measured. */
    private List<com.microsoft.playwright.options.Cookie> session() {
        try (BrowserContext context = Chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(base + "/login");
            page.locator("input[name=username]").fill(EMAIL);
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("input[name=password]").press("Enter");
            page.waitForURL(url -> !url.contains("/login"));
            return context.cookies();
        }
    }

    private double load(Page page, String path, String shown) {
        long start = System.nanoTime();
        page.navigate(base + path);
        page.locator(shown)
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void print(String name, Figures figures) {
        System.out.printf(
                Locale.ROOT, "| %s | %.0f ms | %.0f ms | %d |%n", name, figures.first, figures.warm, figures.kibFirst);
    }

    private record Figures(double first, double warm, long kibFirst) {}
}
