package com.aidock.admin.llm.api;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.llm.BatchResult;
import com.aidock.admin.llm.ExportSelection;
import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.LlmConfigBatches;
import com.aidock.admin.llm.LlmConfigExport;
import com.aidock.admin.llm.LlmConfigImport;
import com.aidock.admin.platform.TransferTurns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Carries configurations from one environment to another, without secrets; a few files at once, each read or written in
 * short transactions with no connection held while the client reads.
 */
@RestController
class TransferController implements TransferApi {
    private static final Logger LOG = LoggerFactory.getLogger(TransferController.class);
    private static final String DRY_RUN = "dry_run";

    private final LlmConfigExport exports;
    private final LlmConfigImport imports;
    private final LlmConfigBatches batches;
    private final KeptUndos undos;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransferTurns turns = new TransferTurns();

    TransferController(
            LlmConfigExport exports,
            LlmConfigImport imports,
            LlmConfigBatches batches,
            KeptUndos undos,
            Clock clock,
            ApplicationEventPublisher events) {
        this.exports = exports;
        this.imports = imports;
        this.batches = batches;
        this.undos = undos;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @GetMapping(Paths.EXPORT)
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ExportSelection selection = ExportRequest.of(request);
        try (TransferTurns.Turn turn = takeTurn()) {
            String name = "llm-configs-%s.json".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            write(selection, filter(selection, request), response, turn);
        } catch (JacksonIOException e) {
            LOG.debug("Whoever asked for an export has gone", e);
        } catch (UncheckedIOException tooSlow) {
            throw tooSlow.getCause();
        }
    }

    private void write(ExportSelection selection, String filter, HttpServletResponse response, TransferTurns.Turn turn)
            throws IOException {
        AtomicLong handedOut = new AtomicLong();
        boolean written = false;
        try {
            new ExportFile(response)
                    .write(
                            clock.instant(),
                            taker -> exports.each(selection, config -> {
                                turn.goOn();
                                taker.accept(config);
                                handedOut.incrementAndGet();
                            }));
            written = true;
        } finally {
            events.publishEvent(
                    AuditedAttempt.export(AuditAction.LLM_CONFIGS_EXPORTED, null, filter, handedOut.get(), written));
        }
    }

    /** As it was asked for; marked ones only by their number. */
    private static String filter(ExportSelection selection, HttpServletRequest request) {
        return selection.ids().isEmpty()
                ? request.getParameterMap().entrySet().stream()
                        .map(part -> part.getKey() + "=" + String.join("|", part.getValue()))
                        .collect(Collectors.joining(", "))
                : "%,d marked".formatted(selection.ids().size());
    }

    @Override
    @PostMapping(path = Paths.IMPORT, consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportAnswer> take(HttpServletRequest request) {
        boolean dry = dryRun(request);
        try (TransferTurns.Turn turn = takeTurn()) {
            ImportPlan plan = imports.plan(JsonBody.text(request, LlmConfigImport.MOST_BYTES));
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(dry ? ImportAnswer.dry(plan) : apply(plan));
        }
    }

    /** All or nothing as far as can be known before: a file with anything wrong in it stores nothing. */
    private ImportAnswer apply(ImportPlan plan) {
        if (!plan.faults().isEmpty()) {
            throw ApiProblem.invalid(plan.faults().stream().map(Wrong::of).toList());
        }
        BatchResult result = imports.apply(plan, seen -> true);
        String undo = undos.keep(result);
        Throwable failure = result.stoppedBy();
        if (failure == null) {
            return ImportAnswer.done(plan, result, undo);
        }
        throw PartialImport.problem(plan, result, undo, ApiErrors.problem(failure));
    }

    @Override
    @PostMapping(path = Paths.UNDO)
    public ResponseEntity<UndoAnswer> undo(@PathVariable String undo) {
        BatchResult done = undos.find(undo)
                .orElseThrow(
                        () -> new ApiProblem(
                                HttpStatus.NOT_FOUND,
                                "This undo is not kept, or not any more: it is for an hour, until it is used, and by the replica that imported."));
        try (TransferTurns.Turn turn = takeTurn()) {
            BatchResult undone = batches.undo(done, seen -> true);
            undos.replace(undo, done.rest(undone));
            Throwable failure = undone.stoppedBy();
            if (failure == null) {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(UndoAnswer.of(undone));
            }
            throw UndoAnswer.problem(undone, undo, ApiErrors.problem(failure));
        }
    }

    private static boolean dryRun(HttpServletRequest request) {
        Map<String, String[]> parameters = request.getParameterMap();
        parameters.forEach((name, values) -> {
            if (!name.equals(DRY_RUN) || values.length > 1) {
                throw ListRequest.wrong(name, "There is one parameter, once: dry_run.");
            }
        });
        return ListRequest.flag(parameters, DRY_RUN);
    }

    private TransferTurns.Turn takeTurn() {
        Actor caller = Work.current().actor();
        return turns.take(caller == null ? "" : caller.id()).orElseThrow(() -> new ApiProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "You have %d exports and imports under way, or all together have %d. Ask again soon."
                                .formatted(TransferTurns.OF_A_CALLER, TransferTurns.IN_ALL))
                .with(HttpHeaders.RETRY_AFTER, "10"));
    }
}
