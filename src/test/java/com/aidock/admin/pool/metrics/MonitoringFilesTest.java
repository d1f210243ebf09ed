package com.aidock.admin.pool.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.PoolIncident;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
@SpringBootTest
class MonitoringFilesTest {
    private static final Duration TWO_STEPS = Duration.ofSeconds(20);
    private static final Path FILES = Path.of("docs/monitoring");
    private static final Pattern SAMPLE =
            Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w)(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    /** Prometheus itself says which replica a sample comes from. */
    private static final Set<String> ADDED = Set.of("instance", "job");

    private final PrometheusMeterRegistry registry;
    private final Lanes lanes;
    private final ApplicationEventPublisher events;

    @Autowired
    MonitoringFilesTest(PrometheusMeterRegistry registry, Lanes lanes, ApplicationEventPublisher events) {
        this.registry = registry;
        this.lanes = lanes;
        this.events = events;
    }

    @Test
    void the_dashboard_names_only_metrics_and_labels_that_a_scrape_has() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(FILES.resolve("grafana-dashboard.json")));
        List<String> expressions = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asString())));
        dashboard.path("templating").path("list").forEach(variable -> {
            Matcher query = Pattern.compile("label_values\\((\\w+), (\\w+)\\)")
                    .matcher(variable.path("query").asString());
            if (query.matches()) {
                expressions.add(query.group(1) + "{" + query.group(2) + "=\"\"}");
            }
        });
        assertThat(expressions).hasSizeGreaterThan(30);
        check(expressions);
    }

    @Test
    void the_alert_rules_name_only_metrics_and_labels_that_a_scrape_has() throws IOException {
        Map<String, List<Map<String, List<Map<String, String>>>>> file =
                new Yaml().load(Files.readString(FILES.resolve("alerts.yml")));
        List<String> expressions = file.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .map(rule -> rule.getOrDefault("expr", ""))
                .toList();
        assertThat(expressions).hasSizeGreaterThanOrEqualTo(9).doesNotContain("");
        check(expressions);
    }

    @Test
    void the_names_that_hikaricp_dashboards_expect_are_there_for_each_lane_with_the_times_of_what_was_lent() {
        for (int i = 0; i < 3; i++) {
            HeldConnections.take(lanes, WorkKind.PERSON, 2).close();
        }
        String scrape = registry.scrape();
        for (String name : List.of(
                "hikaricp_connections",
                "hikaricp_connections_active",
                "hikaricp_connections_idle",
                "hikaricp_connections_pending",
                "hikaricp_connections_max",
                "hikaricp_connections_min",
                "hikaricp_connections_timeout_total",
                "hikaricp_connections_acquire_seconds_count",
                "hikaricp_connections_acquire_seconds_sum",
                "hikaricp_connections_acquire_seconds_max",
                "hikaricp_connections_usage_seconds_count",
                "hikaricp_connections_usage_seconds_sum",
                "hikaricp_connections_usage_seconds_max",
                "hikaricp_connections_creation_seconds_count",
                "hikaricp_connections_creation_seconds_sum",
                "hikaricp_connections_creation_seconds_max")) {
            for (Lane lane : Lane.values()) {
                assertThat(scrape).contains("\n%s{pool=\"%s\"} ".formatted(name, lane.id()));
            }
        }
        assertThat(value(scrape, "hikaricp_connections_usage_seconds_count{pool=\"main\"}"))
                .isGreaterThanOrEqualTo(6);
        assertThat(value(scrape, "hikaricp_connections_acquire_seconds_sum{pool=\"main\"}"))
                .isPositive();
        assertThat(value(scrape, "hikaricp_connections_max{pool=\"main\"}")).isEqualTo(100);
        // Maxima are of the steps of 10 s that are complete.
        await().atMost(TWO_STEPS)
                .until(() -> value(registry.scrape(), "hikaricp_connections_usage_seconds_max{pool=\"main\"}") > 0);
    }

    @Test
    void a_scrape_borrows_nothing_and_works_while_a_lane_is_full() {
        Work screen = new Work(WorkKind.SCREEN, null, "test", "scrape");
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            long before = borrows();
            // Work of this kind is refused every connection; a meter that fails reads NaN.
            String scrape = screen.call(registry::scrape);
            assertThat(borrows()).isEqualTo(before);
            assertThat(scrape.lines().filter(line -> line.matches("(aidock|hikaricp)_.* NaN")))
                    .isEmpty();
            assertThat(value(scrape, "aidock_pool_utilisation{pool=\"main\"}")).isEqualTo(1);
            assertThat(value(scrape, "aidock_pool_oldest_lease_seconds{pool=\"main\"}"))
                    .isPositive();
        }
    }

    @Test
    void an_incident_counts_for_its_cause() {
        String name = "aidock_pool_incidents_total{cause=\"lock_chain\"}";
        double before = value(registry.scrape(), name);
        events.publishEvent(
                new PoolIncident(UUID.randomUUID(), "LOCK_CHAIN", "lock chain", "test", List.of("test"), 1, 3, 0));
        assertThat(value(registry.scrape(), name)).isEqualTo(before + 1);
    }

    private long borrows() {
        // Jobs of the program borrow from the other lanes by the clock.
        return lanes.leases().borrows(Lane.MAIN);
    }

    private void check(List<String> expressions) {
        Map<String, Set<String>> known = labelsByName(registry.scrape());
        for (String expression : expressions) {
            Set<String> names = names(expression);
            assertThat(names).as(expression).isNotEmpty();
            assertThat(known.keySet()).as(expression).containsAll(names);
            Matcher selector = SELECTOR.matcher(expression);
            while (selector.find()) {
                assertThat(labelsOf(known, selector.group(1)))
                        .as(expression)
                        .containsAll(all(LABEL, selector.group(2)));
            }
            Set<String> of = new TreeSet<>(ADDED);
            names.forEach(name -> of.addAll(labelsOf(known, name)));
            Matcher grouping = GROUPING.matcher(expression);
            while (grouping.find()) {
                assertThat(of)
                        .as(expression)
                        .containsAll(Arrays.asList(grouping.group(1).split("\\s*,\\s*")));
            }
        }
    }

    private static Set<String> labelsOf(Map<String, Set<String>> known, String name) {
        Set<String> labels = new TreeSet<>(ADDED);
        labels.addAll(known.getOrDefault(name, Set.of()));
        return labels;
    }

    private static Set<String> names(String expression) {
        String bare = GROUPING.matcher(expression).replaceAll(" ");
        bare = bare.replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^]]*]", " ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    private static Map<String, Set<String>> labelsByName(String scrape) {
        Map<String, Set<String>> known = new HashMap<>();
        Matcher sample = SAMPLE.matcher(scrape);
        while (sample.find()) {
            Set<String> labels = known.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            if (sample.group(2) != null) {
                labels.addAll(all(LABEL, sample.group(2)));
            }
        }
        return known;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static double value(String scrape, String sample) {
        return scrape.lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
