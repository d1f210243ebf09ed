package com.aidock.admin.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service method whose refusals and failures stand in the audit log: those of its rules, and those of whoever may not
 * call it. What it does is told by an {@link AuditedChange}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    /** What the method does. */
    AuditAction value();

    /** What the method's first argument says about the object. */
    First first() default First.ID;

    /** What a first argument is. */
    enum First {
        /** The object's id. */
        ID,
        /** What the object is to be called, as text or as something {@link Labelled}. */
        LABEL,
        /** Nothing of use: the method is about whoever calls it, or about many objects at once. */
        NONE
    }
}
