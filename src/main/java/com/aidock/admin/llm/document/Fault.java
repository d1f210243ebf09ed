package com.aidock.admin.llm.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a document.
 *
 * @param path the names that lead to the place
 * @param message what is wrong and what would be right
 */
public record Fault(List<String> path, String message) {
    public Fault {
        path = List.copyOf(path);
    }

    public static Fault at(String message, String... path) {
        return new Fault(List.of(path), message);
    }

    /** The same within a larger document. */
    public Fault below(String... outer) {
        return new Fault(Stream.concat(Stream.of(outer), path.stream()).toList(), message);
    }
}
