package com.aidock.admin.llm.probe;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** A connection that writes neither headers nor bytes to the log, whatever the log level: the key is among them. */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    /** An endless header would otherwise fill the memory before any limit on the body counts. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final Progress progress;

    QuietConnection(Progress progress) {
        super("probe", null, null, LIMITS, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));
        this.progress = progress;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        // Called before the connection is made and after it.
        if (socket.isConnected()) {
            progress.connected(socket.getInetAddress(), socket.getPort());
        }
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        progress.secured(tls.getSession());
        bind(new SocketHolder(tls, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        progress.asked();
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        progress.answered();
    }
}
