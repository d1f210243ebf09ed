package com.aidock.admin.llm;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads configurations, each time in one short transaction. */
@Component
@Transactional(readOnly = true)
class LlmConfigReader {
    private final LlmConfigRepository configs;
    private final LlmConfigSearch search;
    private final LlmConfigPages pages;
    private final LlmConfigMapper mapper;

    LlmConfigReader(LlmConfigRepository configs, LlmConfigSearch search, LlmConfigPages pages, LlmConfigMapper mapper) {
        this.configs = configs;
        this.search = search;
        this.pages = pages;
        this.mapper = mapper;
    }

    ListPart list(ListQuery query, int offset, int limit) {
        return search.part(query, offset, limit);
    }

    ListCounts list(ListQuery query, int offset, int limit, Consumer<ListPart> rows) {
        rows.accept(search.part(query, offset, limit));
        return search.counts(query);
    }

    ListCounts count(ListQuery query) {
        return search.counts(query);
    }

    ListPage page(ListQuery query, @Nullable ListPosition after, int limit) {
        return pages.page(query, after, limit);
    }

    Optional<LlmConfigDetails> find(long id) {
        return configs.findById(id).map(mapper::details);
    }

    /** The first rows that a query lists: names by id, in its order. */
    Map<Long, String> names(ListQuery query, int limit) {
        return search.names(query, limit);
    }

    /** The whole row, detached, with its sealed secrets. */
    Optional<LlmConfig> snapshot(long id) {
        return configs.findById(id);
    }
}
