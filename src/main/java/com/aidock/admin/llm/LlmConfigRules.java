package com.aidock.admin.llm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a valid LLM configuration is: the one place that form, service and API ask. What depends on what is stored (a
 * name in use, a key that stays with its server) is added by the service.
 */
public final class LlmConfigRules {
    public static final int MAX_NAME = 100;
    public static final int MAX_DESCRIPTION = 1000;
    public static final int MAX_ENDPOINT = 500;
    public static final int MAX_VERSION = 20;
    public static final int MAX_MODEL = 100;
    public static final int MAX_LISTED_MODEL = 200;
    public static final int MAX_MODELS = 2000;
    public static final int MAX_REASON = 500;
    public static final int MAX_PRIORITY = 1000;
    public static final int MAX_SEARCH = 200;

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private LlmConfigRules() {}

    /** All that is wrong with the form, in the order of its fields; empty if it may be stored. */
    public static List<Violation> check(LlmConfigForm form) {
        Violations found = new Violations();
        name(found, form.name());
        description(found, form.description());
        connection(found, form);
        ModelRules.check(found, form.defaultModel(), form.availableModels());
        ParameterRules.check(found, form);
        NumberRules.check(found, form);
        return found.list();
    }

    /** All that is wrong with what a test of the connection needs. */
    public static List<Violation> checkConnection(LlmConfigForm form) {
        Violations found = new Violations();
        connection(found, form);
        return found.list();
    }

    /** All that is wrong with the four things that a quick start needs. */
    public static List<Violation> check(QuickCreate quick) {
        Violations found = new Violations();
        name(found, quick.name());
        description(found, quick.description());
        KeyRules.check(found, quick.provider(), quick.key());
        return found.list();
    }

    /** All that is wrong with a key that is to be stored. */
    public static List<Violation> check(Secret key) {
        Violations found = new Violations();
        KeyRules.check(found, key);
        return found.list();
    }

    /**
     * Checks why something is changed, if anybody says so.
     *
     * @throws InvalidLlmConfig if it is too long or cannot be read
     */
    static void checkReason(@Nullable String why) {
        Violations found = new Violations();
        if (why != null) {
            found.require(
                    Texts.length(why) <= MAX_REASON,
                    Fields.REASON,
                    "The reason has %d characters. Shorten it to %d at most.",
                    Texts.length(why),
                    MAX_REASON);
            found.require(
                    !Texts.hasInvisibleInProse(why),
                    Fields.REASON,
                    "The reason contains control characters. Type it again instead of pasting it.");
        }
        found.refuse();
    }

    /** What is wrong with a text to search for. */
    public static Optional<String> searchProblem(String text) {
        if (Texts.length(text) > MAX_SEARCH) {
            return Optional.of("A search has at most %d characters.".formatted(MAX_SEARCH));
        }
        return Texts.hasInvisible(text)
                ? Optional.of("The search contains characters that cannot be seen. Type it again.")
                : Optional.empty();
    }

    private static void connection(Violations found, LlmConfigForm form) {
        EndpointRules.check(found, form.provider(), form.apiEndpoint());
        version(found, form.provider(), form.apiVersion());
        HeaderRules.check(found, form.customHeaders());
        SettingRules.check(found, form.providerSettings());
    }

    private static void name(Violations found, String name) {
        int length = Texts.length(name);
        found.require(length > 0, Fields.NAME, "Enter a name of 1 to %d characters.", MAX_NAME);
        found.require(
                length <= MAX_NAME,
                Fields.NAME,
                "The name has %d characters. Shorten it to %d at most.",
                length,
                MAX_NAME);
        found.require(
                !Texts.hasInvisible(name),
                Fields.NAME,
                "The name contains characters that cannot be seen. Type it again instead of pasting it.");
    }

    private static void description(Violations found, @Nullable String description) {
        if (description == null) {
            return;
        }
        int length = Texts.length(description);
        found.require(
                length <= MAX_DESCRIPTION,
                Fields.DESCRIPTION,
                "The description has %d characters. Shorten it to %d at most.",
                length,
                MAX_DESCRIPTION);
        found.require(
                !Texts.hasInvisibleInProse(description),
                Fields.DESCRIPTION,
                "The description contains control characters. Type it again instead of pasting it.");
    }

    private static void version(Violations found, Provider provider, @Nullable String version) {
        if (version == null) {
            found.require(
                    provider != Provider.ANTHROPIC,
                    Fields.API_VERSION,
                    "Anthropic wants a version with every request. Enter one, such as 2023-06-01.");
            return;
        }
        found.require(
                version.length() <= MAX_VERSION && VERSION.matcher(version).matches(),
                Fields.API_VERSION,
                "A version has at most %d letters, digits, dots, dashes and underscores, such as 2024-10-21.",
                MAX_VERSION);
    }

    /** The rule of a priority alone. */
    public static List<Violation> checkPriority(int priority) {
        Violations found = new Violations();
        NumberRules.priority(found, priority);
        return found.list();
    }
}
