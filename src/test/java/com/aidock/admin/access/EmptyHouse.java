package com.aidock.admin.access;

import jakarta.persistence.EntityManager;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A console that nobody has set up yet, as often as a test wants one. */
@TestConfiguration(proxyBeanMethods = false)
public class EmptyHouse {
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final FirstRun firstRun;
    private final UserStore users;

    EmptyHouse(EntityManager entities, TransactionTemplate transaction, FirstRun firstRun, UserStore users) {
        this.entities = entities;
        this.transaction = transaction;
        this.firstRun = firstRun;
        this.users = users;
    }

    /** Removes every user and makes up a new link; returns its token. */
    public String begin() {
        transaction.executeWithoutResult(
                status -> entities.createNativeQuery("delete from app_user").executeUpdate());
        firstRun.begin();
        return firstRun.newToken().orElseThrow();
    }

    /** The addresses of the users there are. */
    public java.util.List<String> users() {
        return users.list().stream().map(UserRow::email).toList();
    }
}
