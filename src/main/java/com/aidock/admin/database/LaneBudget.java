package com.aidock.admin.database;

/** Makes the lanes fit into what the server allows; pure arithmetic, so that the start-up check and its tests agree. */
final class LaneBudget {
    /** The reserved lane's share where very few connections are to be had, in per cent. */
    private static final long RESERVED_AT_MOST = 40;

    private LaneBudget() {}

    /**
     * The lanes as they are when they fit; otherwise the reserved lane keeps its size, or two fifths of very few, and
     * main and background share the rest in proportion, one connection each at least.
     *
     * @param available connections that are to be had for all lanes together
     */
    static LaneProperties fit(LaneProperties wanted, int available) {
        if (wanted.sum() <= available) {
            return wanted;
        }
        int main = wanted.main().maximumSize();
        int background = wanted.background().maximumSize();
        int reserved = Math.clamp(
                available * RESERVED_AT_MOST / 100L, 1, wanted.reserved().maximumSize());
        int rest = available - reserved;
        int newBackground = Math.clamp((long) rest * background / (main + background), 1, background);
        int newMain = Math.clamp((long) rest - newBackground, 1, main);
        return new LaneProperties(
                wanted.main().withMaximumSize(newMain),
                wanted.background().withMaximumSize(newBackground),
                wanted.reserved().withMaximumSize(reserved));
    }
}
