package com.aidock.admin.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reader waits on when it is interrupted. The JDK closes the socket of a virtual thread that is
 * interrupted while it reads; here the reader gets its answer first, and is still interrupted after that. Writing is as
 * ever: it waits only while the other side takes nothing, and what has gone by then cannot be known.
 */
final class SteadySocket extends Socket {
    /** Compared by each thread with itself alone, so that it needs no fence. */
    private @Nullable Thread reader;

    @Override
    public InputStream getInputStream() throws IOException {
        return new Reading(super.getInputStream());
    }

    /** What the JDK does to a socket on behalf of an interrupted reader is left undone. */
    @Override
    public void close() throws IOException {
        if (reader != Thread.currentThread()) {
            super.close();
        }
    }

    private final class Reading extends FilterInputStream {
        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            boolean told = false;
            try {
                while (true) {
                    try {
                        return readOnce(into, offset, length);
                    } catch (SocketException e) {
                        // Whatever else went wrong goes wrong again at once.
                        if (!Thread.interrupted()) {
                            throw e;
                        }
                        told = true;
                    }
                }
            } finally {
                if (told) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private int readOnce(byte[] into, int offset, int length) throws IOException {
            reader = Thread.currentThread();
            try {
                return in.read(into, offset, length);
            } finally {
                reader = null;
            }
        }
    }
}
