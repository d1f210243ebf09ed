package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where files of configurations are fetched from: the API streams them, so no screen is held up meanwhile. */
final class Transfer {
    private static final String EXPORT = "api/v1/llm-configs/export";

    private Transfer() {}

    /** What the query lists. */
    static String listed(ListQuery query) {
        Map<String, List<String>> parameters =
                new HashMap<>(ListAddress.write(query).getParameters());
        parameters.remove("sort");
        parameters.put("state", List.of(query.state().name().toLowerCase(Locale.ROOT)));
        return EXPORT + "?" + new QueryParameters(parameters).getQueryString();
    }

    /** All there are. */
    static String all() {
        return EXPORT + "?state=all";
    }

    static String of(Collection<Long> ids) {
        return EXPORT + "?state=all&ids=" + ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Has the browser fetch the file and keep it; the page stays. */
    static void download(Component from, String address) {
        from.getElement().executeJs("""
                const link = document.createElement('a');
                link.href = $0;
                link.download = '';
                document.body.append(link);
                link.click();
                link.remove();""", address);
    }
}
