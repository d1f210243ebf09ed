package com.aidock.admin.access.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The one row of {@code device_key}, which the migration wrote. */
@Entity
@Immutable
@Table(name = "device_key")
class DeviceKey {
    static final short ONLY = 1;

    @Id
    @Column(name = "id")
    private short id;

    @Column(name = "secret")
    private byte[] secret;

    /** For Hibernate. */
    protected DeviceKey() {}

    byte[] secret() {
        return secret.clone();
    }
}
