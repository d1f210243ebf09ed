package com.aidock.admin.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a scheduled method that goes on while {@link ScheduledWork} is paused: what records trouble, ends access or
 * deletes secrets. {@code ArchitectureTest} lists those that a pause leaves out.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsAlways {}
