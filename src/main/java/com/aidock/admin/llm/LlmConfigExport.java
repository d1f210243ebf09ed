package com.aidock.admin.llm;

import com.aidock.admin.llm.document.ConfigDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Configurations as documents for another environment, without keys, secret header values and what belongs to this
 * environment alone, such as a private host that was allowed here.
 */
@Service
public class LlmConfigExport {
    /** What a file of exported configurations calls its format. */
    public static final String FORMAT = "aidock-llm-configs/1";

    private static final int PAGE = 100;

    private final LlmConfigReader reader;

    LlmConfigExport(LlmConfigReader reader) {
        this.reader = reader;
    }

    /**
     * Hands over each selected configuration. They are read in short pages, each in a transaction of its own that is
     * over before the first of them is handed over: however slow whoever takes them is, no connection waits.
     */
    @PreAuthorize("hasRole('VIEWER')")
    public void each(ExportSelection selection, Consumer<ObjectNode> taker) {
        if (selection.ids().isEmpty()) {
            each(selection.query(), taker);
        } else {
            List<Long> ids = new ArrayList<>(selection.ids());
            for (int from = 0; from < ids.size(); from += PAGE) {
                hand(reader.forms(ids.subList(from, Math.min(from + PAGE, ids.size()))), taker);
            }
        }
    }

    private void each(ListQuery query, Consumer<ObjectNode> taker) {
        @Nullable ListPosition after = null;
        do {
            FormPage page = reader.formPage(query, after, PAGE);
            hand(page.forms(), taker);
            after = page.next();
        } while (after != null);
    }

    private static void hand(List<LlmConfigForm> forms, Consumer<ObjectNode> taker) {
        forms.forEach(form -> taker.accept(ConfigDocument.of(form)));
    }

    /**
     * Some forms in the list's order.
     *
     * @param next behind which the next page begins, or null if this is the last
     */
    record FormPage(List<LlmConfigForm> forms, @Nullable ListPosition next) {}
}
