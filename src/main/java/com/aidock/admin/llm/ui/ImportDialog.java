package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.ImportRow;
import com.aidock.admin.llm.LlmConfigImport;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a file that was exported elsewhere, shows what it would change, and hands it on when that is wanted. */
class ImportDialog extends Dialog {
    private final transient Workbench workbench;
    private final Upload upload = new Upload(this::receive);
    private final Paragraph summary = new Paragraph();
    private final Div problem = new Div();
    private final ImportGrid grid = new ImportGrid();
    private final Button confirm = new Button("Import");
    private transient @Nullable ImportPlan plan;

    /** @param onPlan takes the plan that is to be carried out */
    ImportDialog(Workbench workbench, Consumer<ImportPlan> onPlan) {
        this.workbench = workbench;
        setHeaderTitle("Import LLM configurations");
        setWidth("52rem");
        setCloseOnOutsideClick(false);
        prepare();
        confirm.setId("confirm-import");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickListener(click -> {
            ImportPlan now = plan;
            if (now != null) {
                close();
                onPlan.accept(now);
            }
        });
        Div parts = new Div(
                new Paragraph("A file that was exported from another installation. Configurations are matched by name;"
                        + " nothing is stored before you have seen what it changes. Keys and secret headers are never"
                        + " in such a file, and those that are stored here stay as they are."),
                upload,
                problem,
                summary,
                grid);
        parts.addClassName("llm-dialog");
        add(parts);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
        show(null);
    }

    private void prepare() {
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LlmConfigImport.MOST_BYTES);
        upload.setAcceptedFileExtensions(".json");
        upload.setId("import-file");
        upload.setUploadButton(new Button("Choose file…"));
        upload.addFileRejectedListener(event -> problem("This file is not taken: " + event.getErrorMessage()));
        upload.addFileRemovedListener(event -> show(null));
        problem.setId("import-problem");
        problem.addClassName("llm-problems");
        problem.getElement().setAttribute("role", "alert");
        summary.setId("import-summary");
        summary.getElement().setAttribute("role", "status");
    }

    /** Runs beside the screen; whatever the browser lets through is bounded here again. */
    private void receive(UploadEvent event) throws IOException {
        byte[] bytes = event.getInputStream().readNBytes(LlmConfigImport.MOST_BYTES + 1);
        UI ui = event.getUI();
        if (ui != null) {
            ui.access(() -> read(bytes));
        }
    }

    /** Reads a file off the screen and shows what it would do. */
    void read(byte[] bytes) {
        show(null);
        if (bytes.length > LlmConfigImport.MOST_BYTES) {
            problem("The file is larger than 16 MiB. Export it in parts.");
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            summary.setText("Comparing…");
            summary.setVisible(true);
            workbench
                    .tasks()
                    .run(this, "compare an import", () -> workbench.imports().plan(text), this::show, this::failed);
        } catch (CharacterCodingException e) {
            problem("The file is not UTF-8 text, so it is no export of configurations.");
        }
    }

    private void failed(Throwable failure) {
        show(null);
        problem(workbench.text(failure));
    }

    private void problem(String text) {
        problem.setText(text);
        // Not left there as if it had been taken, and in the way of the next.
        upload.clearFileList();
    }

    private void show(@Nullable ImportPlan now) {
        plan = now;
        problem.setText("");
        grid.setVisible(now != null);
        summary.setVisible(now != null);
        confirm.setEnabled(now != null && !now.toStore().isEmpty());
        confirm.setText("Import");
        if (now != null) {
            grid.show(now);
            summary.setText(summary(now));
            int stored = now.toStore().size();
            confirm.setText(
                    stored == 0
                            ? "Nothing to import"
                            : "Import %,d %s".formatted(stored, stored == 1 ? "configuration" : "configurations"));
        }
    }

    private static String summary(ImportPlan plan) {
        long inactive =
                plan.toStore().stream().filter(row -> !row.missing().isEmpty()).count();
        String counts = "%,d new, %,d changed, %,d as they are, %,d wrong."
                .formatted(
                        plan.count(ImportRow.Kind.NEW),
                        plan.count(ImportRow.Kind.CHANGED),
                        plan.count(ImportRow.Kind.UNCHANGED),
                        plan.count(ImportRow.Kind.WRONG));
        return counts
                + (inactive == 0
                        ? ""
                        : " %,d of them without a secret: inactive until it is entered.".formatted(inactive))
                + (plan.count(ImportRow.Kind.WRONG) == 0 ? "" : " What is wrong is left out.");
    }
}
