package com.aidock.admin.pool.api;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.drill.DrillCaller;
import com.aidock.admin.pool.drill.DrillCheck;
import com.aidock.admin.pool.drill.DrillRefused;
import com.aidock.admin.pool.drill.DrillReport;
import com.aidock.admin.pool.drill.DrillRun;
import com.aidock.admin.pool.drill.PoolDrill;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The drill for scripts: begun with POST, then asked for with GET until the header {@value #STATE} says something else
 * than {@code running}; who stops asking stops the drill. As JSON, or as text for {@code Accept: text/plain}.
 */
@RestController
@RequestMapping("/admin/llm-configs/debug/pool-drill")
@PreAuthorize("hasRole('ADMIN')")
class PoolDrillController {
    static final String STATE = "X-Drill-State";

    private final PoolDrill drill;

    PoolDrillController(PoolDrill drill) {
        this.drill = drill;
    }

    @PostMapping
    ResponseEntity<Object> start(
            @RequestParam(defaultValue = "main") String lane,
            @RequestParam(defaultValue = "false") boolean force,
            HttpServletRequest request) {
        DrillCaller caller =
                new DrillCaller(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(HttpHeaders.COOKIE));
        return answer(
                HttpStatus.ACCEPTED, drill.start(lane(lane), force, caller).report(), request);
    }

    @GetMapping
    ResponseEntity<Object> report(HttpServletRequest request) {
        return answer(HttpStatus.OK, run().report(), request);
    }

    /** Gives everything back; what was not checked yet is left out. */
    @DeleteMapping
    ResponseEntity<Object> cancel(HttpServletRequest request) {
        DrillRun run = run();
        run.cancel();
        return answer(HttpStatus.ACCEPTED, run.report(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DrillRefused refused, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, DrillReport.notBegun(String.valueOf(refused.getMessage())), request);
    }

    private DrillRun run() {
        return drill.last()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No drill was run since the start; begin one with POST."));
    }

    private static Lane lane(String name) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.id().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.BAD_REQUEST, "lane is \"main\" or \"background\"."));
    }

    private static ResponseEntity<Object> answer(HttpStatus status, DrillReport report, HttpServletRequest request) {
        String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        boolean text = accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(STATE, report.state())
                .contentType(
                        text
                                ? new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8)
                                : MediaType.APPLICATION_JSON)
                .body(text ? report.text() : Findings.of(report));
    }

    /** The contract's JSON. */
    record Findings(boolean passed, List<Finding> checks) {
        static Findings of(DrillReport report) {
            return new Findings(
                    report.passed(), report.checks().stream().map(Finding::of).toList());
        }
    }

    /** One check in it. */
    record Finding(String name, String outcome, String detail) {
        static Finding of(DrillCheck check) {
            return new Finding(check.name(), check.outcome().id(), check.detail());
        }
    }
}
