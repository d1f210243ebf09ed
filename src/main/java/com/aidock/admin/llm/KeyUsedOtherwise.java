package com.aidock.admin.llm;

import com.aidock.admin.events.Refusal;

/** The idempotency key belongs to a request with another body; nothing was stored. */
public class KeyUsedOtherwise extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    KeyUsedOtherwise(String key) {
        super("The Idempotency-Key \"%s\" was used for a request with another body. Choose a new one.".formatted(key));
    }
}
