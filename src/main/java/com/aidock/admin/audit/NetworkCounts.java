package com.aidock.admin.audit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts by network, as many as are told apart; the rest is counted together. */
final class NetworkCounts {
    private static final int NAMED = 3;

    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();
    private int ofOthers;
    private int all;

    NetworkCounts(int most) {
        this.most = most;
    }

    void add(String network) {
        all++;
        if (counts.containsKey(network) || counts.size() < most) {
            counts.merge(network, 1, Integer::sum);
        } else {
            ofOthers++;
        }
    }

    int all() {
        return all;
    }

    /** How many networks, and the loudest by name. */
    String told() {
        String loudest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(NAMED)
                .map(entry -> "%s (%,d)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return counts.size() == 1 && ofOthers == 0
                ? "from " + loudest
                : "from %s%,d networks, most from %s"
                        .formatted(ofOthers > 0 ? "more than " : "", counts.size(), loudest);
    }
}
