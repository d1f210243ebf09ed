package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditParameters;
import com.aidock.admin.audit.AuditQuery;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedType;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search and filters; tells of every change that a person makes. Times are those of UTC, as in the export. */
class AuditFilters extends Div {
    private final TextField search = text("search", "Search (press /)", "Search person, object, reason or address");
    private final TextField person = text("filter-person", "Person", "E-mail address of the person");
    private final ComboBox<AuditAction> action = new ComboBox<>();
    private final Select<AuditOutcome> outcome = new Select<>();
    private final Select<AuditedType> object = new Select<>();
    private final Select<Period> period = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final Button onlyObject = new Button();
    private final transient Consumer<Wish> onChange;
    private transient @Nullable String objectId;

    AuditFilters(Consumer<Wish> onChange) {
        this.onChange = onChange;
        addClassName("audit-filters");
        choices();
        times();
        onlyObject.setId("filter-object-id");
        onlyObject.addThemeVariants(ButtonVariant.SMALL);
        onlyObject.addClickListener(click -> {
            objectId = null;
            changed(true);
        });
        add(search, person, action, outcome, object, period, from, to, onlyObject);
        search.addValueChangeListener(event -> changed(event.isFromClient()));
        person.addValueChangeListener(event -> changed(event.isFromClient()));
        action.addValueChangeListener(event -> changed(event.isFromClient()));
        outcome.addValueChangeListener(event -> changed(event.isFromClient()));
        object.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                objectId = null;
            }
            changed(event.isFromClient());
        });
        period.addValueChangeListener(event -> changed(event.isFromClient()));
        from.addValueChangeListener(event -> changed(event.isFromClient()));
        to.addValueChangeListener(event -> changed(event.isFromClient()));
    }

    private void choices() {
        search.addClassName("audit-search");
        action.setId("filter-action");
        action.setAriaLabel("Action");
        action.setPlaceholder("All actions");
        action.setItems(AuditAction.values());
        action.setItemLabelGenerator(AuditAction::label);
        action.setClearButtonVisible(true);
        choice(outcome, "filter-outcome", "Outcome", "All outcomes");
        outcome.setItems(AuditOutcome.values());
        outcome.setItemLabelGenerator(item -> item == null ? "All outcomes" : item.label());
        choice(object, "filter-object", "Object", "All objects");
        object.setItems(AuditedType.values());
        object.setItemLabelGenerator(item -> item == null ? "All objects" : item.label());
    }

    private void times() {
        period.setId("filter-period");
        period.setAriaLabel("Time");
        period.setItems(Period.values());
        period.setItemLabelGenerator(Period::label);
        period.setValue(Period.ANY);
        from.setId("filter-from");
        from.setLabel("From (UTC)");
        to.setId("filter-to");
        to.setLabel("Until (UTC)");
        for (DateTimePicker picker : List.of(from, to)) {
            picker.setVisible(false);
            // As times stand in the entries.
            picker.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
            picker.setLocale(Locale.UK);
        }
    }

    /** Shows what the address says, without telling. */
    void show(Wish wish) {
        AuditQuery query = wish.query();
        search.setValue(query.search());
        person.setValue(query.person());
        action.setValue(query.action());
        outcome.setValue(query.outcome());
        object.setValue(query.objectType());
        objectId = query.objectId();
        period.setValue(wish.period());
        from.setValue(local(query.from()));
        to.setValue(local(query.to()));
        fit();
    }

    private void fit() {
        boolean between = period.getValue() == Period.BETWEEN;
        from.setVisible(between);
        to.setVisible(between);
        AuditedType type = object.getValue();
        onlyObject.setVisible(objectId != null && type != null);
        if (type != null) {
            onlyObject.setText("Only %s %s ✕".formatted(type.label(), objectId));
            onlyObject.setAriaLabel("Show all of %s again, not only %s".formatted(type.label(), objectId));
        }
    }

    private void changed(boolean byPerson) {
        // Both are judged, so that both are marked.
        if (byPerson && !(isWrong("The search", search) | isWrong("The person", person))) {
            fit();
            boolean between = period.getValue() == Period.BETWEEN;
            onChange.accept(new Wish(
                    new AuditQuery(
                            search.getValue(),
                            person.getValue(),
                            action.getValue(),
                            outcome.getValue(),
                            object.getValue(),
                            objectId,
                            between ? instant(from.getValue()) : null,
                            between ? instant(to.getValue()) : null),
                    period.getValue()));
        }
    }

    private static boolean isWrong(String name, TextField field) {
        Optional<String> problem = AuditParameters.problem(name, field.getValue());
        field.setErrorMessage(problem.orElse(""));
        field.setInvalid(problem.isPresent());
        return problem.isPresent();
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static TextField text(String id, String placeholder, String label) {
        TextField field = new TextField();
        field.setId(id);
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static void choice(Select<?> select, String id, String label, String all) {
        select.setId(id);
        select.setAriaLabel(label);
        select.setPlaceholder(all);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
    }
}
