package com.aidock.admin.llm;

import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.document.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of a file, and what its import would do.
 *
 * @param index its place in the file, from 0
 * @param name as the file spells it; empty if it has none
 * @param changes field by field; everything that is not empty if it is new
 * @param missing secrets that it needs and no file has, by their fields; it is stored inactive until they are entered
 * @param faults why it cannot be stored, by the place within this configuration
 * @param form what would be stored, or null if it cannot be
 * @param before what is stored under this name, or null if there is nothing
 */
public record ImportRow(
        int index,
        String name,
        Kind kind,
        List<FieldChange> changes,
        List<String> missing,
        List<Fault> faults,
        @Nullable LlmConfigForm form,
        @Nullable LlmConfigDetails before) {
    /** What the import of one does. */
    public enum Kind {
        NEW,
        CHANGED,
        UNCHANGED,
        WRONG
    }

    public ImportRow {
        changes = List.copyOf(changes);
        missing = List.copyOf(missing);
        faults = List.copyOf(faults);
    }

    static ImportRow wrong(int index, String name, List<Fault> faults, @Nullable LlmConfigDetails before) {
        return new ImportRow(index, name, Kind.WRONG, List.of(), List.of(), faults, null, before);
    }

    /** Whether there is something to store, and it can be. */
    public boolean isToStore() {
        return kind == Kind.NEW || kind == Kind.CHANGED;
    }
}
