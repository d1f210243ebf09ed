package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.QuickCreated;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.StaleLlmConfig;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.Notices;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One configuration beside the list: its frame stands at once, the rest comes in the background. */
class ConfigDetail extends ConfigEditor {
    /** What becomes of it. */
    interface Listener {
        /** The list should show what has changed. */
        void changed();

        void close();

        void deleted(String name);

        /** A copy of it was stored. */
        void copied(LlmConfigDetails copy);
    }

    private final long id;
    private final transient Listener listener;
    private final transient BackgroundLoad load;
    private final transient DetailActions actions;
    private final H2 title = new H2();
    private final Span provider = new Span();
    private final StateMark state = new StateMark(Tone.NEUTRAL, "");
    private final Div times = new Div();
    private final Div content = new Div();
    private transient @Nullable LlmConfigDetails stored;

    ConfigDetail(Workbench workbench, long id, Listener listener) {
        super(workbench, KeyPanel.stored());
        this.id = id;
        this.listener = listener;
        this.load = new BackgroundLoad(workbench.tasks(), this);
        this.actions = new DetailActions(workbench, this);
        Div name = new Div(title, provider, state);
        name.addClassName("llm-title");
        provider.addClassName("llm-secondary");
        times.addClassName("llm-secondary");
        Div body = new Div(actions.tests(), fields(), times);
        body.addClassName("llm-body");
        content.addClassName("llm-content");
        saveBar().askWhy();
        content.add(body, saveBar());
        add(
                DetailHead.of(name, actions.buttons(), listener::close),
                workbench.notices().follow(load));
        setUsable(false);
        load.load("open", () -> workbench.configs().find(id), this::arrived);
    }

    long id() {
        return id;
    }

    /** What is stored, as far as this screen knows; only once it has arrived. */
    LlmConfigDetails current() {
        return Objects.requireNonNull(stored);
    }

    /** Follows the search for models that a quick start began. */
    void follow(UI ui, QuickCreated created) {
        load.cancel();
        show(created.config());
        actions.tests().panel().follow(ui, created.discovery());
    }

    /** Something of it was changed and stored; what was typed stays. */
    void changed(LlmConfigDetails config) {
        rebase(config);
        listener.changed();
    }

    /** Reads it again, quietly: a test may have brought models and activated it. Whoever types is not disturbed. */
    void refresh() {
        listener.changed();
        load.load(
                "open",
                () -> workbench().configs().find(id),
                found -> found.ifPresent(config -> {
                    if (unsaved() == 0 || config.version() == current().version()) {
                        rebase(config);
                    }
                }));
    }

    void copied(LlmConfigDetails copy) {
        listener.copied(copy);
    }

    void deleted() {
        listener.deleted(current().form().name());
    }

    private void arrived(Optional<LlmConfigDetails> found) {
        found.ifPresentOrElse(this::show, () -> {
            removeAll();
            add(new EmptyState(
                    "There is no configuration " + id,
                    "It may have been deleted.",
                    new Button("Back to the list", click -> listener.close())));
        });
    }

    private void show(LlmConfigDetails config) {
        if (content.getParent().isEmpty()) {
            add(content);
        }
        fields().show(config.form(), config.headers());
        adopt(config);
    }

    private void rebase(LlmConfigDetails config) {
        Secret typed = key().typed();
        fields().rebase(config.form(), config.headers());
        adopt(config);
        key().ask(typed);
    }

    private void adopt(LlmConfigDetails config) {
        stored = config;
        boolean active = config.form().active();
        title.setText(config.form().name());
        provider.setText(config.providerName());
        state.set(active ? Tone.GOOD : Tone.NEUTRAL, active ? "active" : "inactive");
        key().show(config, workbench().mayChange());
        fields().showPriceOrigins(config.priceOrigins());
        actions.show(config);
        times.removeAll();
        times.add(
                new Span("Created "),
                new RelativeTime(config.createdAt()),
                new Span(", changed "),
                new RelativeTime(config.updatedAt()));
        setUsable(workbench().mayChange());
        changed();
    }

    private void setUsable(boolean usable) {
        fields().all().setReadOnly(!usable);
        actions.setUsable(usable);
        discoverButton().setEnabled(usable);
    }

    @Override
    void discover() {
        actions.discover();
    }

    @Override
    Supplier<LlmConfigDetails> saving(LlmConfigForm form) {
        Secret typed = key().typed();
        long version = current().version();
        String why = saveBar().why();
        return () -> workbench().configs().update(id, version, form, typed, why);
    }

    @Override
    void saved(LlmConfigDetails config) {
        show(config);
        Notices.success(config.form().name() + " is saved.");
        listener.changed();
    }

    @Override
    void discard() {
        saveBar().noProblem();
        show(current());
    }

    @Override
    void failed(Throwable failure) {
        if (failure instanceof StaleLlmConfig stale) {
            collided(stale.current());
        } else {
            super.failed(failure);
        }
    }

    /** Nothing is lost: the dialog can be left and opened again. */
    private void collided(LlmConfigDetails theirs) {
        LlmConfigForm before = current().form();
        String where = fields().all().differing(before, theirs.form()).stream()
                .map(FormField::label)
                .collect(Collectors.joining(", "));
        ConflictDialog.Ways ways = new ConflictDialog.Ways(
                chosen -> {
                    merge(theirs, chosen);
                    save();
                },
                chosen -> merge(theirs, chosen),
                () -> takeTheirs(theirs));
        Runnable compare = () -> new ConflictDialog(fields().all(), before, theirs.form(), ways).open();
        saveBar()
                .problem(
                        "Not saved: somebody else changed this configuration meanwhile%s. What you typed is still here."
                                .formatted(where.isEmpty() ? "" : " (" + where + ")"),
                        option("compare", "Compare and choose…", compare));
        compare.run();
    }

    private void merge(LlmConfigDetails theirs, List<FormField<?>> chosen) {
        saveBar().noProblem();
        rebase(theirs);
        chosen.forEach(field -> field.show(theirs.form()));
    }

    private void takeTheirs(LlmConfigDetails theirs) {
        saveBar().noProblem();
        show(theirs);
        listener.changed();
    }

    private static Button option(String id, String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.setId(id);
        return button;
    }
}
