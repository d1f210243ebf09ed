package com.aidock.admin.access;

import com.aidock.admin.database.Actor;

/** Whoever presented the API token: an administrator without a name. */
record ApiClient() implements Actor {
    @Override
    public String id() {
        return "api-token";
    }

    @Override
    public String displayName() {
        return "API token";
    }
}
