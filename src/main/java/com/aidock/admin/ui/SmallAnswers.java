package com.aidock.admin.ui;

import com.aidock.admin.web.ParserRefusals;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.internal.JsonDecodingException;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers browsers as Flow does, but keeps the last answer to each packed: Flow keeps it to repeat it when it got lost,
 * and of an open page that is its whole content, two bytes a character.
 */
class SmallAnswers extends UidlRequestHandler {
    /** In characters: what is shorter is not worth the work. */
    static final int WORTH_PACKING = 2_000;

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String requestBody)
            throws IOException {
        Optional<ResponseWriter> answer;
        try {
            answer = super.synchronizedHandleRequest(session, request, response, requestBody);
        } catch (MalformedMessage e) {
            return Optional.of(() -> response.sendError(HttpStatusCode.BAD_REQUEST.getCode(), "Malformed message"));
        } catch (RuntimeException e) {
            if (ParserRefusals.contains(e)) {
                return Optional.of(() -> response.sendError(HttpStatusCode.BAD_REQUEST.getCode(), "Malformed message"));
            }
            throw e;
        }
        UI ui = session.getService().findUI(request);
        if (ui != null) {
            pack(ui.getInternals());
        }
        return answer;
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new Unpacking();
    }

    /** A message that is no JSON. */
    private static final class MalformedMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedMessage(Throwable cause) {
            super(cause);
        }
    }

    private static void pack(UIInternals internals) {
        String last = internals.getLastRequestResponse();
        if (last != null && last.length() >= WORTH_PACKING && !PackedText.isPacked(last)) {
            internals.setLastRequestResponse(PackedText.pack(last));
        }
    }

    /** Lays the last answer out again when the browser asks for it, which it does by sending its message again. */
    private static final class Unpacking extends ServerRpcHandler {
        /** Flow would log an error with a stack trace for each message that is no JSON. */
        @Override
        public void handleRpc(UI ui, String message, VaadinRequest request)
                throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
            try {
                super.handleRpc(ui, message, request);
            } catch (JsonDecodingException e) {
                throw new MalformedMessage(e);
            }
        }

        @Override
        protected void handleRpc(UI ui, String message, VaadinRequest request, RpcRequest rpcRequest)
                throws MessageIdSyncException {
            try {
                super.handleRpc(ui, message, request, rpcRequest);
            } catch (ClientResentPayloadException resent) {
                UIInternals internals = ui.getInternals();
                internals.setLastRequestResponse(PackedText.unpack(internals.getLastRequestResponse()));
                throw resent;
            }
        }
    }
}
