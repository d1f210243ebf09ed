package com.aidock.admin.pool.settings;

import com.aidock.admin.database.Lane;
import java.util.Locale;

/**
 * One setting of one lane.
 *
 * @param name as it is written in properties, or as the driver or the server names it
 * @param firstFix the name in the emergency fix of July 2025; empty if it had none
 * @param configured what was asked for
 * @param effective what is so
 * @param readFrom who said so
 * @param origin where the configured value comes from
 * @param detail why the verdict, and what would be right; empty where there is nothing to say
 */
public record Setting(
        Lane lane,
        String name,
        String firstFix,
        String configured,
        String effective,
        ReadFrom readFrom,
        String origin,
        Verdict verdict,
        String detail) {

    /** The warning as a sentence. */
    String sentence() {
        return "%s of the %s lane %s: %s.".formatted(name, lane.id(), words(), detail);
    }

    private String words() {
        return switch (verdict) {
            case DID_NOT_TAKE -> verdict.label();
            case SENSELESS -> "makes no sense";
            default -> "is " + verdict.label();
        };
    }

    Setting judged(Verdict newVerdict, String newDetail) {
        return new Setting(lane, name, firstFix, configured, effective, readFrom, origin, newVerdict, newDetail);
    }

    /** Who told what is effective. */
    public enum ReadFrom {
        POOL,
        DRIVER,
        SERVER;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
