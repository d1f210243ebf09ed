package com.aidock.admin.llm;

import java.util.List;

/**
 * What is to be exported.
 *
 * @param query which ones, whatever its order
 * @param ids these alone, whatever the query, unless it is empty; at most {@link LlmConfigBatches#MOST}
 */
public record ExportSelection(ListQuery query, List<Long> ids) {
    public ExportSelection {
        ids = List.copyOf(ids);
    }
}
