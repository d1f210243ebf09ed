package com.aidock.admin.ui;

/**
 * How long a list is.
 *
 * @param matching rows that it shows
 * @param all how many there would be without any search or filter
 */
public record Counts(int matching, int all) {}
