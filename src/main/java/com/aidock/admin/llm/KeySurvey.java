package com.aidock.admin.llm;

import java.util.List;

/**
 * Which keys of the keyset the stored secrets are sealed with.
 *
 * @param primaryKeyId the key that everything new is sealed with
 * @param lines one for each key that the keyset has or something is sealed with, the primary one first
 * @param unreadable configurations with a secret that cannot be read and must be entered again
 * @param toDo configurations with something that another key than the primary one sealed
 */
public record KeySurvey(long primaryKeyId, List<Line> lines, long unreadable, long toDo) {
    public KeySurvey {
        lines = List.copyOf(lines);
    }

    /**
     * What one key of the keyset sealed.
     *
     * @param keyId 0 for what carries no key id at all
     * @param known whether the keyset has it; what others sealed cannot be read
     * @param keys API keys
     * @param previousKeys API keys that are kept for a way back
     * @param headers values of secret headers
     */
    public record Line(long keyId, boolean known, long keys, long previousKeys, long headers) {
        /** Whether nothing is sealed with it. */
        public boolean unused() {
            return keys + previousKeys + headers == 0;
        }
    }
}
