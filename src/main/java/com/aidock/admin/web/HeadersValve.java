package com.aidock.admin.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Puts {@link SecurityHeaders} on an answer before anything else runs. */
final class HeadersValve extends ValveBase {
    HeadersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        SecurityHeaders.addTo(response);
        getNext().invoke(request, response);
    }
}
