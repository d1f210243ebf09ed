package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.UrlParameter;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.settings.Setting;
import com.aidock.admin.pool.settings.Settings;
import com.aidock.admin.pool.settings.Verdict;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.Reasons;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Every setting of every lane: what was asked for, what is so, where it comes from, and whether that is right. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class SettingsTab extends PoolTab {

    private final transient Settings settings;
    private final transient BackgroundTasks tasks;
    private final transient Reasons reasons;
    private final Paragraph summary = new Paragraph();
    private final Span age = new Span();
    private final Checkbox onlyOthers = new Checkbox("Only what is not as asked");
    private final Button again = new Button("Read again");
    private final Paragraph outcome = new Paragraph();
    private final Map<Lane, SettingTable> tables = new EnumMap<>(Lane.class);
    private final EmptyState none =
            new EmptyState("Every setting is as asked", "Nothing was dropped, clamped, overruled or changed by hand.");
    private transient List<Setting> shown = List.of();
    private transient List<Instant> readAt = List.of();

    SettingsTab(Settings settings, BackgroundTasks tasks, Reasons reasons) {
        super(PoolPart.SETTINGS);
        this.settings = settings;
        this.tasks = tasks;
        this.reasons = reasons;
        again.setId("settings-read-again");
        again.addThemeVariants(ButtonVariant.SMALL);
        again.addClickListener(click -> readAgain());
        onlyOthers.addValueChangeListener(change -> draw());
        outcome.addClassName("setting-outcome");
        outcome.getElement().setAttribute("role", "status");
        age.addClassName("setting-quiet");
        Div tools = new Div(onlyOthers, age, again);
        tools.addClassName("setting-tools");
        Div head = new Div(summary, tools);
        head.addClassNames("facts", "setting-head");
        add(head, outcome, none);
        for (Lane lane : Lane.values()) {
            SettingTable table = new SettingTable(lane);
            tables.put(lane, table);
            add(table);
        }
        addParametersOfAddress();
    }

    /** They are read once, at the start. */
    private void addParametersOfAddress() {
        List<UrlParameter> parameters = settings.ofAddress();
        if (!parameters.isEmpty()) {
            FactTable table =
                    new FactTable("settings-address", "DATABASE_URL", List.of("Parameter", "Value", "Effect"), "");
            table.show(parameters.stream()
                    .map(parameter -> List.of(parameter.name(), parameter.value(), parameter.fate()))
                    .toList());
            add(table);
        }
    }

    @Override
    void show(PoolSample sample) {
        List<Instant> read = Arrays.stream(Lane.values())
                .flatMap(lane -> settings.readAt(lane).stream())
                .toList();
        if (settings.all() != shown || !read.equals(readAt)) {
            shown = settings.all();
            readAt = read;
            draw();
        }
    }

    private void draw() {
        summary.setText(summary(shown));
        age.removeAll();
        Optional<Instant> oldest = readAt.stream().min(Comparator.naturalOrder());
        oldest.ifPresent(instant -> age.add(new Span("sessions asked "), new RelativeTime(instant)));
        List<Setting> wanted = shown.stream()
                .filter(setting -> !onlyOthers.getValue() || setting.verdict() != Verdict.AS_ASKED)
                .toList();
        tables.forEach((lane, table) -> table.show(
                wanted.stream().filter(setting -> setting.lane() == lane).toList()));
        none.setVisible(wanted.isEmpty());
    }

    /** "63 settings: 61 as asked, 2 changed by hand." */
    private static String summary(List<Setting> all) {
        Map<Verdict, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        Setting::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) -> parts.add(count + " " + verdict.label()));
        return "%d settings: %s.".formatted(all.size(), String.join(", ", parts));
    }

    private void readAgain() {
        again.setEnabled(false);
        outcome.setText("");
        tasks.run(this, "read settings back", settings::readAgain, this::done, this::failed);
    }

    private void done(Settings.Reread reread) {
        again.setEnabled(true);
        outcome.setText(
                reread.missed().isEmpty()
                        ? ""
                        : "No connection was free to ask %s with; the last answer stands."
                                .formatted(
                                        reread.missed().stream().map(Lane::id).collect(Collectors.joining(", "))));
    }

    private void failed(Throwable failure) {
        again.setEnabled(true);
        outcome.setText(reasons.known(failure).orElse("The settings could not be read."));
    }
}
