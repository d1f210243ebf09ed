package com.aidock.admin.access.device;

/**
 * Marks a browser as one in which an account has signed in; carried by the browser's cookie.
 *
 * @param device tells browsers apart; random, and means nothing by itself
 * @param version of the account at that time; a mark of another version is worth nothing any more
 */
public record DeviceMark(String device, long version) {}
