package com.aidock.admin.pool.drill;

import com.aidock.admin.events.Refusal;

/** A drill that is not begun, with the reason and what would be right. */
public class DrillRefused extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    DrillRefused(String message) {
        super(message);
    }
}
