package com.aidock.admin.web;

import com.aidock.admin.platform.ClientNetwork;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Cleans {@code X-Forwarded-For} before it is believed: takes ports and brackets off, and drops whatever stands left of
 * an entry that is no address, since a client may have written it. What is left out can only make the sender nearer.
 */
final class ForwardedFor extends ValveBase {
    static final String HEADER = "X-Forwarded-For";
    private static final Pattern ENTRY = Pattern.compile(
            "\"?(?:\\[([0-9a-fA-F:.]{2,45})](?::[0-9]{1,5})?|([0-9.]{7,15})(?::[0-9]{1,5})?|([0-9a-fA-F:.]{2,45}))\"?");
    private static final int MOST_HOPS = 20;

    ForwardedFor() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getHeader(HEADER) != null) {
            String clean = clean(String.join(",", Collections.list(request.getHeaders(HEADER))));
            request.getCoyoteRequest().getMimeHeaders().removeHeader(HEADER);
            if (!clean.isEmpty()) {
                request.getCoyoteRequest().getMimeHeaders().setValue(HEADER).setString(clean);
            }
        }
        getNext().invoke(request, response);
    }

    /** The entries from the right, up to the first that is no address. */
    static String clean(String header) {
        String[] entries = header.split(",", -1);
        List<String> addresses = new ArrayList<>();
        for (int i = entries.length - 1; i >= 0 && addresses.size() < MOST_HOPS; i--) {
            Matcher entry = ENTRY.matcher(entries[i].strip());
            String address = !entry.matches()
                    ? ""
                    : entry.group(1) != null
                            ? entry.group(1)
                            : entry.group(2) != null ? entry.group(2) : entry.group(3);
            if (!isAddress(address)) {
                break;
            }
            addresses.addFirst(address);
        }
        return String.join(", ", addresses);
    }

    static boolean isAddress(String text) {
        if (!ClientNetwork.isLiteral(text)) {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
