package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Provider;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Consumer;

/** Search, provider and state; tells of every change that a person makes. */
class ListFilters extends Div {
    private final TextField search = new TextField();
    private final Select<Provider> provider = new Select<>();
    private final Select<ListQuery.State> state = new Select<>();
    private final Consumer<ListQuery> onChange;
    private ListQuery query = ListQuery.DEFAULT;

    ListFilters(Consumer<ListQuery> onChange) {
        this.onChange = onChange;
        addClassName("llm-filters");
        search.setId("search");
        search.setPlaceholder("Search (press /)");
        search.setAriaLabel("Search name, model or provider");
        search.setClearButtonVisible(true);
        search.setManualValidation(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        provider.setId("filter-provider");
        provider.setAriaLabel("Provider");
        provider.setPlaceholder("All providers");
        provider.setItems(Provider.values());
        provider.setItemLabelGenerator(item -> item == null ? "All providers" : item.displayName());
        provider.setEmptySelectionAllowed(true);
        provider.setEmptySelectionCaption("All providers");
        state.setId("filter-state");
        state.setAriaLabel("State");
        state.setItems(ListQuery.State.values());
        state.setItemLabelGenerator(ListFilters::label);
        add(search, provider, state);
        search.addValueChangeListener(event -> changed(event.isFromClient()));
        provider.addValueChangeListener(event -> changed(event.isFromClient()));
        state.addValueChangeListener(event -> changed(event.isFromClient()));
    }

    /** Shows what the address says, without telling. */
    void show(ListQuery shown) {
        query = shown;
        search.setValue(shown.search());
        searchProblem();
        provider.setValue(shown.provider());
        state.setValue(shown.state());
    }

    private void changed(boolean byPerson) {
        if (byPerson && !searchProblem()) {
            query = new ListQuery(
                    search.getValue(), provider.getValue(), state.getValue(), query.sort(), query.direction());
            onChange.accept(query);
        }
    }

    /** Says at the field what cannot be searched for; whether there is anything to say. */
    private boolean searchProblem() {
        Optional<String> problem = LlmConfigRules.searchProblem(search.getValue());
        search.setErrorMessage(problem.orElse(""));
        search.setInvalid(problem.isPresent());
        return problem.isPresent();
    }

    private static String label(ListQuery.State state) {
        return switch (state) {
            case ACTIVE -> "Active";
            case INACTIVE -> "Inactive";
            case ALL -> "Active and inactive";
        };
    }
}
