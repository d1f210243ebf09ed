package com.aidock.admin.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.server.communication.AtmospherePushConnection.FragmentedMessage;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.atmosphere.cpr.AtmosphereResource;
import org.jspecify.annotations.Nullable;

/**
 * Makes push connections that collect no message beyond {@value #MOST} characters: Flow collects the parts of one up to
 * whatever length it announces, and with no more checks than that. Browsers send by ordinary requests. Named under
 * {@code META-INF/services}.
 */
public final class BoundedPush implements PushConnectionFactory {
    static final int MOST = 65_536;

    @Override
    public PushConnection apply(UI ui) {
        return new Bounded(ui);
    }

    private static final class Bounded extends AtmospherePushConnection {
        private transient @Nullable FragmentedMessage incoming;

        Bounded(UI ui) {
            super(ui);
        }

        @Override
        public FragmentedMessage getOrCreateFragmentedMessage(AtmosphereResource resource) {
            FragmentedMessage message = incoming;
            if (message == null) {
                message = new BoundedMessage();
                incoming = message;
            }
            return message;
        }

        @Override
        public void clearFragmentedMessage(AtmosphereResource resource) {
            incoming = null;
        }
    }

    /** A message of which no more is kept. */
    static final class BoundedMessage extends FragmentedMessage {
        private int left = MOST;

        @Override
        public boolean append(Reader reader) throws IOException {
            return super.append(new FilterReader(reader) {
                @Override
                public int read() throws IOException {
                    int character = super.read();
                    take(character < 0 ? 0 : 1);
                    return character;
                }

                @Override
                public int read(char[] into, int offset, int length) throws IOException {
                    int count = super.read(into, offset, length);
                    take(count);
                    return count;
                }
            });
        }

        private void take(int count) throws IOException {
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("A message on the push channel is longer than %d characters".formatted(MOST));
            }
        }
    }
}
