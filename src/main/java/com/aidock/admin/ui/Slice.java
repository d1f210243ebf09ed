package com.aidock.admin.ui;

import java.util.List;

/**
 * A part of a list.
 *
 * @param rows in order; fewer than asked for only at the end
 * @param total rows in the whole list
 */
public record Slice<T>(List<T> rows, int total) {}
