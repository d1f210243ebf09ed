package com.aidock.admin.web;

import java.util.HashMap;
import java.util.Map;

/** Counts the bodies of strangers that are being read now, per network and in all. */
final class BodyTurns {
    private final int mostInAll;
    private final int mostInNetwork;
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int inAll;

    BodyTurns(int mostInAll, int mostInNetwork) {
        this.mostInAll = mostInAll;
        this.mostInNetwork = mostInNetwork;
    }

    synchronized boolean begin(String network) {
        if (inAll >= mostInAll || byNetwork.getOrDefault(network, 0) >= mostInNetwork) {
            return false;
        }
        inAll++;
        byNetwork.merge(network, 1, Integer::sum);
        return true;
    }

    synchronized void end(String network) {
        inAll--;
        byNetwork.computeIfPresent(network, (name, count) -> count > 1 ? count - 1 : null);
    }
}
