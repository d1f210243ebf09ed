package com.aidock.admin.telemetry;

/**
 * How a person names an error to those who look after the system.
 *
 * @param id 32 hexadecimal digits; stands in the log, and in Sentry as the event's id
 * @param inSentry whether the event was handed to Sentry
 */
public record ErrorReference(String id, boolean inSentry) {}
