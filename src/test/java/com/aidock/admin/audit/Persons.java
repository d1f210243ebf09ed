package com.aidock.admin.audit;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People who do things in tests. */
public record Persons(String id, String displayName) implements Actor {
    public static final Persons ANA = new Persons("1", "ana@dock.example");
    public static final Persons BOB = new Persons("2", "Bob@dock.example");

    /** What this person does from this address. */
    public <T extends @Nullable Object> T does(Supplier<T> task) {
        return new Work(WorkKind.PERSON, this, "LLM configurations", "save", "192.0.2." + id).call(task);
    }
}
