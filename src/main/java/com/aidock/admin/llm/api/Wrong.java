package com.aidock.admin.llm.api;

import com.aidock.admin.llm.document.Fault;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer a JSON pointer (RFC 6901) into the body, or null if it is not about the body
 * @param parameter the name of a parameter of the address, or null
 * @param detail what is wrong and what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Wrong(@Nullable String pointer, @Nullable String parameter, String detail) {
    private static final int LONGEST = 120;

    /** At a place in the body, given as the names that lead there. */
    static Wrong at(String detail, String... path) {
        StringBuilder pointer = new StringBuilder();
        for (String name : path) {
            pointer.append('/')
                    .append(Visible.of(name, LONGEST).replace("~", "~0").replace("/", "~1"));
        }
        return new Wrong(pointer.toString(), null, detail);
    }

    static Wrong of(Fault fault) {
        return at(fault.message(), fault.path().toArray(String[]::new));
    }

    /** The pointer, or the parameter's name. */
    String place() {
        return pointer != null ? pointer : String.valueOf(parameter);
    }

    static Wrong inParameter(String parameter, String detail) {
        return new Wrong(null, Visible.of(parameter, LONGEST), detail);
    }
}
