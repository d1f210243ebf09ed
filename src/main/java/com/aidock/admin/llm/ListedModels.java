package com.aidock.admin.llm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a provider lists, asked whether it has a model that a configuration names. Names that a provider takes but does
 * not list are told from those that are gone, as far as its rules are known.
 */
final class ListedModels {
    private static final Pattern DATE = Pattern.compile("-\\d{8}$");
    private static final Pattern ALIAS = Pattern.compile("-(latest|0)$");

    private final Provider provider;
    private final Set<String> listed;

    ListedModels(Provider provider, List<String> listed) {
        this.provider = provider;
        this.listed = new HashSet<>(listed);
        if (provider == Provider.ANTHROPIC) {
            listed.forEach(id -> this.listed.add(DATE.matcher(id).replaceFirst("")));
        }
    }

    /** What the list lacks; nothing for Azure, which lists models while configurations name deployments. */
    List<String> missing(List<String> named) {
        return provider == Provider.AZURE_OPENAI
                ? List.of()
                : named.stream().filter(name -> !has(name)).toList();
    }

    private boolean has(String name) {
        return names(name).anyMatch(listed::contains);
    }

    private Stream<String> names(String name) {
        return switch (provider) {
            // An alias for the latest of its kind.
            case ANTHROPIC -> Stream.of(name, ALIAS.matcher(name).replaceFirst(""));
            case OLLAMA -> Stream.of(name, name + ":latest");
            case GOOGLE -> Stream.of(name, name.replaceFirst("^models/", ""));
            // How it is to be routed, behind the model's own name.
            case HUGGINGFACE, OPENROUTER -> Stream.of(name, name.replaceFirst(":[^:]*$", ""));
            default -> Stream.of(name);
        };
    }
}
