package com.aidock.admin.pool.act;

import com.aidock.admin.events.Refusal;

/** An action on the pool that is not done, with the sentence that says why and what would be right. */
public class PoolRefused extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    public PoolRefused(String message) {
        super(message);
    }
}
