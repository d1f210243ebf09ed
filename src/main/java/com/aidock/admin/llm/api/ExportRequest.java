package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ExportSelection;
import com.aidock.admin.llm.LlmConfigBatches;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what a client wants to export: what a list with these filters would show, or single ones. */
final class ExportRequest {
    private static final String IDS = "ids";
    private static final Pattern LIST = Pattern.compile("[1-9]\\d{0,17}(,[1-9]\\d{0,17})*");

    private ExportRequest() {}

    static ExportSelection of(HttpServletRequest request) {
        Map<String, String[]> parameters = ListRequest.known(request, IDS);
        return new ExportSelection(ListRequest.query(parameters), ids(parameters));
    }

    private static List<Long> ids(Map<String, String[]> parameters) {
        String ids = ListRequest.value(parameters, IDS);
        if (ids == null) {
            return List.of();
        }
        if (!LIST.matcher(ids).matches()) {
            throw ListRequest.wrong(IDS, "Write ids as whole numbers with commas between them, such as 3,7.");
        }
        List<Long> found =
                Arrays.stream(ids.split(",")).map(Long::valueOf).distinct().toList();
        if (found.size() > LlmConfigBatches.MOST) {
            throw ListRequest.wrong(IDS, "At most %,d ids are possible at once.".formatted(LlmConfigBatches.MOST));
        }
        return found;
    }
}
