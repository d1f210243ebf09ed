package com.aidock.admin.llm.document;

import com.aidock.admin.events.Refusal;

/** A text is no JSON object, or none that is read; the message says where, and repeats nothing of it. */
public class MalformedJson extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
        super(message);
    }
}
