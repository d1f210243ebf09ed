package com.aidock.admin.llm;

/**
 * How long the list is.
 *
 * @param matching how many match the query
 * @param all how many there are without any search or filter
 */
public record ListCounts(int matching, int all) {}
