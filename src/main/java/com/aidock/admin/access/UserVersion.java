package com.aidock.admin.access;

/** The version that an enabled user's account has now. */
record UserVersion(String id, long version) {}
