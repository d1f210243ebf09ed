package com.aidock.admin.access.device;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of the key that device marks are signed with. */
@Transactional(readOnly = true)
interface DeviceKeyRepository extends Repository<DeviceKey, Short> {
    Optional<DeviceKey> findById(Short id);
}
