package com.aidock.admin.llm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** A page of forms behind a position, in the list's order. */
    LlmConfigExport.FormPage formPage(ListQuery query, @Nullable ListPosition after, int limit) {
        List<LlmConfigRow> rows = pages.rowsBehind(query, after, limit + 1);
        List<LlmConfigRow> page = rows.subList(0, Math.min(limit, rows.size()));
        return new LlmConfigExport.FormPage(
                forms(page.stream().map(LlmConfigRow::id).toList()),
                rows.size() > limit ? ListPosition.of(query.sort(), page.getLast()) : null);
    }

    /** The forms of those that are still there, in the order of the ids. */
    List<LlmConfigForm> forms(List<Long> ids) {
        Map<Long, LlmConfig> found =
                configs.findAllById(ids).stream().collect(Collectors.toMap(config -> config.id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(config -> mapper.details(config).form())
                .toList();
    }

    /** The whole rows of these names in lower case, detached. */
    List<LlmConfig> named(Collection<String> names) {
        return names.isEmpty() ? List.of() : configs.findByNames(names);
    }

    /** The whole row, detached, with its sealed secrets. */
    Optional<LlmConfig> snapshot(long id) {
        return configs.findById(id);
    }
}
