package com.aidock.admin.access.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes scheme, host and port from each redirect that leads back to this console, whoever writes it. Behind a proxy
 * that ends TLS they are wrong, and the page's own {@code form-action 'self'} refuses to follow them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PathOnlyRedirects extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Redirecting(request, response));
    }

    private static final class Redirecting extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        Redirecting(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            sendRedirect(location, HttpStatus.FOUND.value(), true);
        }

        @Override
        public void sendRedirect(String location, boolean clearBuffer) throws IOException {
            sendRedirect(location, HttpStatus.FOUND.value(), clearBuffer);
        }

        @Override
        public void sendRedirect(String location, int sc) throws IOException {
            sendRedirect(location, sc, true);
        }

        @Override
        public void sendRedirect(String location, int sc, boolean clearBuffer) throws IOException {
            super.sendRedirect(pathOnly(location), sc, clearBuffer);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? pathOnly(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? pathOnly(value) : value);
        }

        private String pathOnly(String location) {
            try {
                URI uri = URI.create(location);
                if (uri.getHost() == null || !uri.getHost().equalsIgnoreCase(request.getServerName())) {
                    return location;
                }
                // Two slashes would begin the name of another host.
                String path = "/" + uri.getRawPath().replaceFirst("^[/\\\\]+", "");
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                return path + query + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
            } catch (IllegalArgumentException e) {
                return location;
            }
        }
    }
}
