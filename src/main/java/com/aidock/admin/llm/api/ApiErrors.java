package com.aidock.admin.llm.api;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import com.aidock.admin.database.fault.FailureReason;
import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.KeyUsedOtherwise;
import com.aidock.admin.llm.LlmConfigInUse;
import com.aidock.admin.llm.LlmConfigNotFound;
import com.aidock.admin.llm.StaleLlmConfig;
import com.aidock.admin.llm.document.InvalidDocument;
import com.aidock.admin.llm.document.MalformedJson;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what endpoints of this package throw into problem details (RFC 9457), without a word of the program's own. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String COME_BACK_AFTER = "2";
    /** Somebody has to do something at the server first. */
    private static final String COME_BACK_LATER = "10";

    private final RefusedRequests refusals;
    private final DatabaseFaults faults;

    ApiErrors(RefusedRequests refusals, DatabaseFaults faults) {
        this.refusals = refusals;
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiProblem problem, HttpServletRequest request) {
        refusals.tell(request, problem);
        ProblemDetail details = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        details.setInstance(URI.create(request.getRequestURI()));
        if (!problem.errors().isEmpty()) {
            details.setProperty("errors", problem.errors());
        }
        problem.members().forEach(details::setProperty);
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(details);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidLlmConfig invalid, HttpServletRequest request) {
        return refused(
                ApiProblem.invalid(invalid.violations().stream()
                        .map(violation -> Wrong.at(violation.message(), violation.field()))
                        .toList()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidDocument invalid, HttpServletRequest request) {
        return refused(
                ApiProblem.invalid(invalid.faults().stream().map(Wrong::of).toList()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MalformedJson malformed, HttpServletRequest request) {
        return refused(new ApiProblem(HttpStatus.BAD_REQUEST, said(malformed)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleLlmConfig stale, HttpServletRequest request) {
        return refused(IfMatch.stale(stale.current()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(LlmConfigNotFound missing, HttpServletRequest request) {
        return refused(new ApiProblem(HttpStatus.NOT_FOUND, said(missing)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> inUse(LlmConfigInUse used, HttpServletRequest request) {
        return refused(new ApiProblem(HttpStatus.CONFLICT, said(used)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyUsed(KeyUsedOtherwise used, HttpServletRequest request) {
        return refused(new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, said(used)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cancelled(CancellationException cancelled, HttpServletRequest request) {
        return refused(unavailable("The test was given up because the server is being stopped."), request);
    }

    /** The security chain has the words for it. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    /** A rule that is missing in {@code LlmConfigRules} ends here and not as an error of the program. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedByDatabase(DataIntegrityViolationException e, HttpServletRequest request) {
        LOG.warn("The database refused what every rule had let through", e);
        return refused(
                new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "The database cannot store one of these values."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest request) {
        ApiProblem problem = problem(failure);
        // What merely looks like a fault of the database is one of the program.
        boolean unexplained =
                DatabaseFault.in(failure).isPresent() && faults.explain(failure).isEmpty();
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR || unexplained) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        return refused(problem, request);
    }

    /** What a client is told of a failure that is none of its own. */
    static ApiProblem problem(Throwable failure) {
        if (Overload.shareTaken(failure)) {
            return unavailable("API clients hold all the connections that they may have. Ask again.");
        }
        Optional<String> reason = FailureReason.of(failure);
        if (DatabaseFault.in(failure).isPresent()) {
            return unavailable(reason.orElse("The database gave up on this request."))
                    .with(HttpHeaders.RETRY_AFTER, COME_BACK_LATER);
        }
        if (Overload.mayPass(failure)) {
            String otherwise = Overload.noConnection(failure)
                    ? "No database connection came free in time."
                    : "The database gave up on this request.";
            return unavailable(reason.orElse(otherwise) + " Ask again.");
        }
        return new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR, "An error in the program; it is in the server's log.");
    }

    private static ApiProblem unavailable(String detail) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, detail).with(HttpHeaders.RETRY_AFTER, COME_BACK_AFTER);
    }

    private static String said(Exception e) {
        return Visible.of(String.valueOf(e.getMessage()), 500);
    }
}
