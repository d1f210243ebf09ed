package com.aidock.admin.audit;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query as the parameters of an address, alike for the page and for the export. */
public final class AuditParameters {
    public static final String SEARCH = "q";
    public static final String PERSON = "person";
    public static final String ACTION = "action";
    public static final String OUTCOME = "outcome";
    public static final String OBJECT = "object";
    public static final String OBJECT_ID = "object_id";
    public static final String FROM = "from";
    public static final String TO = "to";

    private static final int LONGEST = 300;
    /** A NUL, or half of a character: no entry can have one, and PostgreSQL refuses to compare with it. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final Function<String, @Nullable String> parameters;
    private final Consumer<String> onWrong;

    private AuditParameters(Function<String, @Nullable String> parameters, Consumer<String> onWrong) {
        this.parameters = parameters;
        this.onWrong = onWrong;
    }

    /**
     * Reads a query; what is not said leaves the question open.
     *
     * @param parameters the value of a parameter, or null
     * @param onWrong hears a sentence for each value that makes no sense, which then counts as not said
     */
    public static AuditQuery read(Function<String, @Nullable String> parameters, Consumer<String> onWrong) {
        AuditParameters from = new AuditParameters(parameters, onWrong);
        return new AuditQuery(
                from.text(SEARCH),
                from.text(PERSON),
                from.constant(ACTION, AuditAction.values()),
                from.constant(OUTCOME, AuditOutcome.values()),
                from.constant(OBJECT, AuditedType.values()),
                orNull(from.text(OBJECT_ID)),
                from.instant(FROM),
                from.instant(TO));
    }

    /** What {@link #read} reads again. */
    public static Map<String, String> write(AuditQuery query) {
        Map<String, String> written = new LinkedHashMap<>();
        put(written, SEARCH, query.search());
        put(written, PERSON, query.person());
        put(written, ACTION, word(query.action()));
        put(written, OUTCOME, word(query.outcome()));
        put(written, OBJECT, word(query.objectType()));
        put(written, OBJECT_ID, query.objectId());
        put(written, FROM, query.from() == null ? null : query.from().toString());
        put(written, TO, query.to() == null ? null : query.to().toString());
        return written;
    }

    private static void put(Map<String, String> written, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            written.put(name, value);
        }
    }

    /** As addresses, exports and clients spell a constant. */
    public static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable String given(String name) {
        String value = parameters.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What is wrong with a text to look for, said of what is called by this name. */
    public static Optional<String> problem(String name, String text) {
        if (text.length() > LONGEST) {
            return Optional.of("%s has at most %d characters.".formatted(name, LONGEST));
        }
        return UNSTORABLE.matcher(text).find()
                ? Optional.of("%s contains a character that is none. Type it again.".formatted(name))
                : Optional.empty();
    }

    private String text(String name) {
        String value = given(name);
        if (value == null) {
            return "";
        }
        Optional<String> problem = problem(name, value);
        problem.ifPresent(onWrong);
        return problem.isPresent() ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private <E extends Enum<E>> @Nullable E constant(String name, E[] values) {
        String given = given(name);
        if (given == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> given.equals(word(value)))
                .findFirst()
                .orElseGet(() -> {
                    onWrong.accept("%s must be one of %s."
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            Arrays.stream(values)
                                                    .map(AuditParameters::word)
                                                    .toList())));
                    return null;
                });
    }

    private @Nullable Instant instant(String name) {
        String given = given(name);
        if (given == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(given);
            if (Math.abs(instant.getEpochSecond()) < 100_000_000_000L) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Told below, like a moment that no database knows.
        }
        onWrong.accept("%s must be a moment such as 2026-11-24T08:00:00Z.".formatted(name));
        return null;
    }
}
