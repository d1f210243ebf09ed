package com.aidock.admin.database;

/**
 * A limit of how many connections the lanes may open together.
 *
 * @param source in words, as in "the pooler in front of the server"
 */
public record ConnectionLimit(int connections, String source) {}
