package com.aidock.admin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as it is stored. */
@Entity
@Table(name = "app_user")
class AppUser {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "email")
    private String email;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "enabled")
    private boolean enabled;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "last_signed_in_at", insertable = false, updatable = false)
    private @Nullable Instant lastSignedInAt;

    /** For Hibernate. */
    protected AppUser() {}

    AppUser(String email, Role role, String passwordHash, Instant now) {
        this.email = email;
        this.role = role;
        this.passwordHash = passwordHash;
        this.enabled = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void role(Role newRole, Instant now) {
        role = newRole;
        updatedAt = now;
    }

    void enabled(boolean nowEnabled, Instant now) {
        enabled = nowEnabled;
        updatedAt = now;
    }

    void passwordHash(String newHash, Instant now) {
        passwordHash = newHash;
        updatedAt = now;
    }

    long version() {
        return version;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isEnabledAdministrator() {
        return enabled && role == Role.ADMIN;
    }

    SignedInUser forSignIn() {
        return new SignedInUser(id.toString(), email, role, enabled, version, passwordHash);
    }

    UserRow row() {
        return new UserRow(id.toString(), email, role, enabled, createdAt, lastSignedInAt);
    }
}
