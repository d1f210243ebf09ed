package com.aidock.admin.access.session;

import jakarta.servlet.http.HttpSession;

/** A session that is about to be invalidated, so that its open pages can be told. Listeners must not wait. */
public record SessionEnding(HttpSession session) {}
