package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyFinding;
import com.aidock.admin.llm.KeyHygiene;
import com.aidock.admin.llm.KeyQuery;
import com.aidock.admin.llm.KeyRow;
import com.aidock.admin.ui.Tone;
import org.jspecify.annotations.Nullable;

/** The words of the page on keys: each finding says what to do next. */
final class KeyTexts {
    private KeyTexts() {}

    static String name(@Nullable KeyFinding finding) {
        return finding == null
                ? "All"
                : switch (finding) {
                    case UNREADABLE -> "Unreadable";
                    case SHARED -> "Shared";
                    case UNTESTED -> "Never tested";
                    case OLD -> "Old";
                    case OLD_SEAL -> "Old encryption key";
                };
    }

    static Tone tone(KeyFinding finding) {
        return finding == KeyFinding.UNREADABLE ? Tone.BAD : Tone.WARNING;
    }

    /** What was found, and what to do about it. */
    static String advice(KeyFinding finding, KeyRow row) {
        return switch (finding) {
            case UNREADABLE -> "A secret cannot be read: enter it again.";
            case SHARED ->
                "%s configurations have this key: give each its own."
                        .formatted(
                                row.sharing() >= KeyHygiene.MOST_SHARING
                                        ? KeyHygiene.MOST_SHARING + " or more"
                                        : String.valueOf(row.sharing()));
            case UNTESTED -> "Not tested since it was stored: test it.";
            case OLD -> "In use for more than %d days: rotate it.".formatted(KeyHygiene.OLD.toDays());
            case OLD_SEAL -> "Encrypted with an older key: re-encrypt all.";
        };
    }

    /** Why an empty list is good. */
    static String well(KeyQuery query) {
        if (query.fingerprint() != null || query.finding() == null) {
            return "No configuration has this key any more.";
        }
        return switch (query.finding()) {
            case UNREADABLE -> "Every stored secret can be read.";
            case SHARED -> "No two configurations have the same key.";
            case UNTESTED -> "Every key was tested since it was stored.";
            case OLD -> "No key has been in use for more than %d days.".formatted(KeyHygiene.OLD.toDays());
            case OLD_SEAL -> "Everything is encrypted with the newest key of the keyset.";
        };
    }
}
