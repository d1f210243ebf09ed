package com.aidock.admin.web;

import com.aidock.admin.platform.ClientNetwork;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the bodies that are meant for the screens before anything else of the request runs, so that none holds a lock,
 * and refuses those that are too large, by their declared length or once they are, or that come too slowly. Of
 * strangers only a few are read at once. Endpoints read their own, with their own bounds, once they know who asks.
 */
final class BodyFilter extends OncePerRequestFilter {
    /** In bytes: an e-mail address and a password, percent-encoded, several times over. */
    static final int MOST_TO_SIGN_IN = 16_384;
    /** In bytes: the form of a configuration with all its texts, several times over. */
    static final int MOST = 524_288;
    /** In bytes: the 16 MiB of an import and a frame around them. */
    static final int MOST_TO_UPLOAD = 16 * 1024 * 1024 + 65_536;

    private static final Duration PATIENCE_WITH_STRANGERS = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PART = 8_192;
    /** The address that Vaadin gives to a field for uploads for as long as it is on a page. */
    private static final Pattern UPLOAD = Pattern.compile("/VAADIN/dynamic/resource/[0-9]+/[0-9a-z-]+/.*");

    private final BodyTurns turns;
    private final Ticker ticker;

    BodyFilter(BodyTurns turns, Ticker ticker) {
        this.turns = turns;
        this.ticker = ticker;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request) || EndpointPaths.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        boolean stranger = Visitor.isStranger(request);
        boolean upload = !stranger && UPLOAD.matcher(request.getRequestURI()).matches();
        HttpServletRequest read;
        try {
            int most = upload ? MOST_TO_UPLOAD : isSignIn(request) ? MOST_TO_SIGN_IN : MOST;
            if (request.getContentLengthLong() > most) {
                throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
            }
            // An upload is read by Vaadin as it comes, up to the bound of its field.
            read = upload
                    ? request
                    : new ReadRequest(request, stranger ? inTurn(request, most) : read(request, most, PATIENCE));
        } catch (Refused e) {
            refuse(response, e.status);
            return;
        }
        chain.doFilter(read, response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().equals("/login");
    }

    private byte[] inTurn(HttpServletRequest request, int most) throws IOException, Refused {
        String network = ClientNetwork.network(request.getRemoteAddr(), StrangerSession.UNKNOWN);
        if (!turns.begin(network)) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            return read(request, most, PATIENCE_WITH_STRANGERS);
        } finally {
            turns.end(network);
        }
    }

    private byte[] read(HttpServletRequest request, int most, Duration patience) throws IOException, Refused {
        long end = ticker.read() + patience.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(PART);
        byte[] part = new byte[PART];
        try {
            InputStream stream = request.getInputStream();
            for (int count = stream.read(part); count >= 0; count = stream.read(part)) {
                body.write(part, 0, count);
                if (body.size() > most) {
                    throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
                }
                if (ticker.read() - end > 0) {
                    throw new Refused(HttpStatus.REQUEST_TIMEOUT);
                }
            }
        } catch (SocketTimeoutException e) {
            throw new Refused(HttpStatus.REQUEST_TIMEOUT);
        }
        return body.toByteArray();
    }

    private static void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        } else {
            // What is left of the body is not worth reading.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        response.sendError(status.value());
    }

    /** A body that is not taken. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final HttpStatus status;

        Refused(HttpStatus status) {
            super(status.getReasonPhrase(), null, false, false);
            this.status = status;
        }
    }
}
