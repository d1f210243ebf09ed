package com.aidock.admin.ui;

import org.springframework.stereotype.Service;

/** Makes the notices that follow what a screen loads. */
@Service
public class LateNotices {
    private final Reasons reasons;
    private final Heartbeat heartbeat;

    LateNotices(Reasons reasons, Heartbeat heartbeat) {
        this.reasons = reasons;
        this.heartbeat = heartbeat;
    }

    /** A notice to place above what is loaded; it shows itself when needed. */
    public LateNotice follow(BackgroundLoad load) {
        return new LateNotice(load, reasons, heartbeat);
    }
}
