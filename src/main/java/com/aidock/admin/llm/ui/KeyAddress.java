package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyFinding;
import com.aidock.admin.llm.KeyQuery;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which keys the address asks for; what it says wrongly is left open. */
final class KeyAddress {
    private static final String FINDING = "finding";
    private static final String FINGERPRINT = "fingerprint";

    private KeyAddress() {}

    static KeyQuery read(QueryParameters parameters) {
        return new KeyQuery(
                parameters
                        .getSingleParameter(FINDING)
                        .flatMap(word -> Arrays.stream(KeyFinding.values())
                                .filter(finding -> finding.word().equals(word))
                                .findFirst())
                        .orElse(null),
                parameters
                        .getSingleParameter(FINGERPRINT)
                        .filter(text -> text.matches("[0-9a-f]{12}"))
                        .orElse(null));
    }

    static QueryParameters of(@Nullable KeyFinding finding) {
        return finding == null ? QueryParameters.empty() : QueryParameters.simple(Map.of(FINDING, finding.word()));
    }

    /** Where the configurations with this key are listed. */
    static String sharing(String fingerprint) {
        return "admin/llm-configs/keys?" + FINGERPRINT + "=" + fingerprint;
    }
}
