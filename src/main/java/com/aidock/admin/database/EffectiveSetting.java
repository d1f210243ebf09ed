package com.aidock.admin.database;

/**
 * One session setting of one lane as it was asked for and as the server reports it.
 *
 * @param name the server's name for it
 * @param configured what we asked for
 * @param effective what {@code SHOW} answered
 * @param took whether both mean the same
 */
public record EffectiveSetting(Lane lane, String name, String configured, String effective, boolean took) {}
