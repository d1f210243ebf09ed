package com.aidock.admin.llm.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a provider's list.
 *
 * @param next what asks for the next page, or null on the last
 */
record Page(List<DiscoveredModel> models, @Nullable String next) {}
