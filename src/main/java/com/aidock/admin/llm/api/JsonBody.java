package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.document.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body: one JSON object, read strictly and no further than {@value #MOST} bytes. What it holds is never
 * repeated in a problem, because a key is among it.
 *
 * @param json what was sent
 * @param text the same as it was sent
 */
record JsonBody(ObjectNode json, Secret text) {
    static final int MOST = 1_048_576;

    static JsonBody of(HttpServletRequest request) {
        String text = text(request, MOST);
        return new JsonBody(StrictJson.object(text), Secret.of(text));
    }

    /** The whole body as text, if it has no more bytes than this. */
    static String text(HttpServletRequest request, int most) {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        } catch (IOException e) {
            throw malformed("The body could not be read to its end.");
        }
    }

    private static ApiProblem malformed(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, detail);
    }

    private static ApiProblem tooLarge(int most) {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than %d bytes.".formatted(most));
    }
}
