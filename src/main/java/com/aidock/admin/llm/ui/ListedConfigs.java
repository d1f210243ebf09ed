package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListCounts;
import com.aidock.admin.llm.ListPart;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.ui.Counts;
import com.aidock.admin.ui.PagedRows;
import com.aidock.admin.ui.Stretch;
import java.util.function.Consumer;

/** Where the rows of the list come from for one search, filter and order. */
record ListedConfigs(LlmConfigs configs, ListQuery query) implements PagedRows.Source<LlmConfigRow> {
    @Override
    public Stretch<LlmConfigRow> load(int offset, int limit) {
        return stretch(configs.list(query, offset, limit));
    }

    @Override
    public Counts count() {
        return counts(configs.count(query));
    }

    @Override
    public Counts begin(int offset, int limit, Consumer<Stretch<LlmConfigRow>> rows) {
        return counts(configs.list(query, offset, limit, part -> rows.accept(stretch(part))));
    }

    private static Stretch<LlmConfigRow> stretch(ListPart part) {
        return new Stretch<>(part.rows(), part.more());
    }

    private static Counts counts(ListCounts counts) {
        return new Counts(counts.matching(), counts.all());
    }
}
