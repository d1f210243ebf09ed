package com.aidock.admin.audit.api;

import com.aidock.admin.audit.AuditLog;
import com.aidock.admin.audit.AuditParameters;
import com.aidock.admin.audit.AuditQuery;
import com.aidock.admin.audit.SearchTooSlow;
import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.platform.TransferTurns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The audit log as a CSV file: filtered as the page is, streamed in batches that each borrow for a moment, a few files
 * at once.
 */
@RestController
class AuditExportController {
    private static final int FLUSH = 500;

    private final AuditLog log;
    private final ApplicationEventPublisher events;
    private final TransferTurns turns = new TransferTurns();

    AuditExportController(AuditLog log, ApplicationEventPublisher events) {
        this.log = log;
        this.events = events;
    }

    @GetMapping("/api/v1/audit/export.csv")
    @PreAuthorize("hasRole('VIEWER')")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditQuery query = query(request);
        try (TransferTurns.Turn turn = takeTurn(response)) {
            write(query, response, turn);
        } catch (UncheckedIOException e) {
            // Whoever asked for it has gone, or reads too slowly.
            throw e.getCause();
        } catch (SearchTooSlow e) {
            if (response.isCommitted()) {
                throw new IOException("The file ends here", e);
            }
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private TransferTurns.Turn takeTurn(HttpServletResponse response) {
        Actor caller = Work.current().actor();
        return turns.take(caller == null ? "" : caller.id()).orElseThrow(() -> {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            return new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "You have %d exports under way, or all together have %d; try again soon."
                            .formatted(TransferTurns.OF_A_CALLER, TransferTurns.IN_ALL));
        });
    }

    private void write(AuditQuery query, HttpServletResponse response, TransferTurns.Turn turn) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PrintWriter out = response.getWriter();
        // So that spreadsheets see that it is UTF-8.
        out.write('\uFEFF');
        out.write(CsvLines.head());
        AtomicInteger lines = new AtomicInteger();
        boolean written = false;
        try {
            writeLines(query, out, lines, turn);
            written = !out.checkError();
        } finally {
            tell(query, lines.get(), written);
        }
    }

    private void tell(AuditQuery query, int lines, boolean written) {
        String filter = AuditParameters.write(query).entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(", "));
        events.publishEvent(AuditedAttempt.export(AuditAction.AUDIT_LOG_EXPORTED, null, filter, lines, written));
    }

    private void writeLines(AuditQuery query, PrintWriter out, AtomicInteger lines, TransferTurns.Turn turn) {
        boolean complete = log.export(query, entry -> {
            turn.goOn();
            out.write(CsvLines.line(entry));
            if (lines.incrementAndGet() % FLUSH == 0 && out.checkError()) {
                throw new UncheckedIOException(new IOException("the client has gone"));
            }
        });
        if (!complete) {
            out.write("\"Only the newest %,d entries are in this file; narrow the filter for older ones.\"\r\n"
                    .formatted(AuditLog.MOST_EXPORTED));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ResponseStatusException refused) {
        return ResponseEntity.status(refused.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(refused.getBody());
    }

    private static AuditQuery query(HttpServletRequest request) {
        List<String> wrong = new ArrayList<>();
        AuditQuery query = AuditParameters.read(request::getParameter, wrong::add);
        if (!wrong.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.join(" ", wrong));
        }
        return query;
    }
}
