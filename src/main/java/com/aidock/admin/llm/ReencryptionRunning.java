package com.aidock.admin.llm;

import com.aidock.admin.events.Refusal;

/** All keys are being re-encrypted already; no second run was started. */
public class ReencryptionRunning extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    ReencryptionRunning() {
        super("All keys are being re-encrypted already. Wait for that run, or cancel it.");
    }
}
