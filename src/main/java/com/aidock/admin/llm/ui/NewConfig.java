package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.TestDepth;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The full form of a new configuration. */
class NewConfig extends ConfigEditor {
    /** What becomes of it. */
    interface Listener {
        void created(LlmConfigDetails config);

        void close();
    }

    private final transient Listener listener;
    private final TestPanel test;

    NewConfig(Workbench workbench, QuickCreate begun, Listener listener) {
        super(workbench, KeyPanel.typing());
        this.listener = listener;
        this.test = new TestPanel(workbench, this::tested);
        Button tryIt = new Button("Test", click -> test(TestDepth.LIST));
        tryIt.setId("test-connection");
        add(DetailHead.of(new H2("New LLM configuration"), List.of(tryIt), listener::close));
        Div body = new Div(test, fields());
        body.addClassName("llm-body");
        add(body, saveBar());
        test.setVisible(false);
        LlmConfigForm untouched = untouched(begun.provider());
        fields().show(untouched, List.of());
        fields().all()
                .replace(untouched, ProviderDefaults.form(begun.provider(), begun.name(), begun.description(), true));
        key().ask(begun.key());
        fields().onProvider(this::providerChosen);
        changed();
    }

    @Override
    Supplier<LlmConfigDetails> saving(LlmConfigForm form) {
        Secret typed = key().typed();
        return () -> workbench().configs().create(form, typed);
    }

    @Override
    void saved(LlmConfigDetails config) {
        fields().show(config.form(), config.headers());
        key().clear();
        listener.created(config);
    }

    @Override
    void discard() {
        listener.close();
    }

    @Override
    void discover() {
        connectionIfValid().ifPresent(form -> {
            Secret typed = key().typed();
            new DiscoverDialog(workbench(), form, null, (models, first, prices) -> fields().setModels(models, first))
                    .ask(stages -> workbench().tests().testDraft(null, form, typed, stages));
        });
    }

    private void test(TestDepth depth) {
        connectionIfValid().ifPresent(form -> {
            Secret typed = key().typed();
            test.setVisible(true);
            test.start(depth, stages -> workbench().tests().testDraft(null, form, typed, depth, stages));
        });
    }

    private void tested(TestReport report) {
        test.offer(TestPanel.completionButton(() -> test(TestDepth.COMPLETION)));
        if (report.result().outcome() == ProbeOutcome.BLOCKED_ADDRESS) {
            test.offer(new Span("Save the configuration as inactive first; then its address can be allowed here."));
        }
    }

    /** What still is as the one provider has it becomes what the other has. */
    private void providerChosen(@Nullable Provider before, Provider now) {
        if (before != null) {
            fields().all().replace(untouched(before), untouched(now));
        }
    }

    /** Who fills in everything means it to be used; only a quick start begins inactive. */
    private static LlmConfigForm untouched(Provider provider) {
        return ProviderDefaults.form(provider, "", null, true);
    }
}
