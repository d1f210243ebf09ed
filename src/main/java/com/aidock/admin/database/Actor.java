package com.aidock.admin.database;

/** On whose behalf work is done. */
public interface Actor {
    /** A stable identifier without personal meaning; the only thing about a person that leaves this system. */
    String id();

    /** What administrators recognise this actor by, for a person the e-mail address. */
    String displayName();
}
