package com.aidock.admin.access.device;

/**
 * What a browser's cookie says of one account that signed in there.
 *
 * @param device tells browsers apart; random, and means nothing by itself
 * @param version of the account at that time; a mark of another version is worth nothing any more
 */
public record DeviceMark(String device, long version) {}
