package com.aidock.admin.web;

import com.aidock.admin.database.Work;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives each request first: answers malformed ones with 400, binds those of strangers to a {@link Work} that nobody
 * is named in, gives them no session unless they open a page, and lets none of their errors reach the container's log.
 */
final class VisitorFilter extends OncePerRequestFilter {
    /** In characters, of all headers but cookies: a session keeps the browser's name and the address for its pages. */
    static final int LONGEST_HEADERS = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(VisitorFilter.class);
    private static final int LONGEST_PLACE = 100;

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault = ScreenQuery.fault(request.getQueryString());
        if (fault.isPresent() && request.getDispatcherType() == DispatcherType.REQUEST) {
            request.setAttribute(ErrorAnswers.DETAIL, fault.get());
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else if (Visitor.isStranger(request)) {
            try (Work.Scope scope = Visitor.work(request).bind()) {
                ofStranger(request, response, chain);
            }
        } else {
            ofPerson(request, response, chain);
        }
    }

    private static void ofPerson(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!ParserRefusals.contains(e) || response.isCommitted()) {
                throw e;
            }
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static void ofStranger(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !EndpointPaths.contains(request.getRequestURI())
                && lengthOfHeaders(request) > LONGEST_HEADERS) {
            response.sendError(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
            return;
        }
        try {
            chain.doFilter(PageRequests.mayBeginSession(request) ? request : new WithoutSession(request), response);
        } catch (WithoutSession.Wanted e) {
            answer(response, HttpStatus.FORBIDDEN);
        } catch (InvalidParameterException e) {
            answer(response, HttpStatus.valueOf(e.getErrorCode()));
        } catch (ServletException | RuntimeException e) {
            boolean malformed = ParserRefusals.contains(e) || ParserRefusals.withoutUs(e);
            LOG.error("{} could not be answered", place(request), e);
            answer(response, malformed ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR);
        }
    }

    private static void answer(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }

    private static String place(HttpServletRequest request) {
        String place = request.getMethod() + " " + request.getRequestURI();
        return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE);
    }

    private static int lengthOfHeaders(HttpServletRequest request) {
        String query = request.getQueryString();
        int length = request.getRequestURI().length() + (query == null ? 0 : query.length());
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!name.equalsIgnoreCase("Cookie")) {
                length += name.length()
                        + Collections.list(request.getHeaders(name)).stream()
                                .mapToInt(String::length)
                                .sum();
            }
        }
        return length;
    }

    /** A request that has the session that it came with, or none: whatever wants to begin one is refused. */
    private static final class WithoutSession extends HttpServletRequestWrapper {
        WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(false);
            if (session == null && create) {
                throw new Wanted();
            }
            return session;
        }

        private static final class Wanted extends IllegalStateException {
            private static final long serialVersionUID = 1L;

            Wanted() {
                super("This request begins no session");
            }
        }
    }
}
