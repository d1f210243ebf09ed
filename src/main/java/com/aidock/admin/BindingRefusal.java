package com.aidock.admin;

import com.aidock.admin.platform.Causes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;

/**
 * Says which property could not take its value, under which environment variable it is set, and what would be right.
 */
final class BindingRefusal {
    private static final Pattern SECRET =
            Pattern.compile("password|secret|token|key|dsn|url|credential", Pattern.CASE_INSENSITIVE);

    private final BindException failure;

    BindingRefusal(BindException failure) {
        this.failure = failure;
    }

    String line() {
        return Causes.first(failure, BindValidationException.class)
                .flatMap(invalid -> invalidField(invalid.getValidationErrors()))
                .orElseGet(this::unconvertible);
    }

    private String unconvertible() {
        ConfigurationProperty property = failure.getProperty();
        if (property == null) {
            return "%s is not set as it must be: %s".formatted(failure.getName(), reason());
        }
        return line(property.getName().toString(), property.getValue(), "must be " + right());
    }

    /** Of a property that is read by itself, such as the port. */
    static String line(InvalidConfigurationPropertyValueException failure) {
        // Spring Boot keeps no more of the wanted type than its name at the end of the reason.
        boolean number = String.valueOf(failure.getReason()).endsWith(Integer.class.getName());
        return line(
                failure.getName(), failure.getValue(), "must be " + (number ? right(Integer.class) : "a valid value"));
    }

    private static Optional<String> invalidField(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .filter(FieldError.class::isInstance)
                .map(FieldError.class::cast)
                .findFirst()
                .map(error -> line(
                        errors.getName() + "." + DataObjectPropertyName.toDashedForm(error.getField()),
                        error.getRejectedValue(),
                        String.valueOf(error.getDefaultMessage())));
    }

    private static String line(String name, @Nullable Object value, String right) {
        String shown = SECRET.matcher(name).find() ? "has a value that makes no sense" : "is \"" + value + "\"";
        return "%s (%s) %s, but %s%s".formatted(name, variable(name), shown, right, hint(value));
    }

    /** Kubernetes puts the address of each service into a variable that is made of the service's name. */
    private static String hint(@Nullable Object value) {
        return String.valueOf(value).startsWith("tcp://")
                ? "; Kubernetes sets it for a service of that name: rename the service, or set enableServiceLinks to false"
                : "";
    }

    /** The name that Spring Boot reads from the environment: dots become underscores, dashes vanish. */
    private static String variable(String property) {
        return property.replace("-", "").replaceAll("[.\\[\\]]+", "_").toUpperCase(Locale.ROOT);
    }

    private String right() {
        return Causes.first(failure, ConversionFailedException.class)
                .map(conversion -> right(conversion.getTargetType().getObjectType()))
                .orElseGet(this::reason);
    }

    private static String right(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Duration.class.equals(type)) {
            return "a duration such as 500ms, 30s or 15m";
        }
        if (DataSize.class.equals(type)) {
            return "a size such as 512KB or 10MB";
        }
        if (Boolean.class.equals(type)) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) ? "a whole number" : "a valid " + type.getSimpleName();
    }

    private String reason() {
        String message = Causes.root(failure).getMessage();
        return message == null ? "a valid value" : message;
    }
}
