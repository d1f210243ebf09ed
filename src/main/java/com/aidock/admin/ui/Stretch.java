package com.aidock.admin.ui;

import java.util.List;

/**
 * A part of a list.
 *
 * @param rows in order
 * @param more whether others follow
 */
public record Stretch<T>(List<T> rows, boolean more) {}
