package com.aidock.admin.access.device;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the signing key of device marks from the database once, when it is first needed, and keeps it. One thread asks
 * at a time, so that cookies that come while the database is away take one connection at most.
 */
@Component
class DeviceKeys implements Supplier<Optional<byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceKeys.class);
    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Sign-in", "read device key");

    private final DeviceKeyRepository table;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile byte @Nullable [] known;

    DeviceKeys(DeviceKeyRepository table) {
        this.table = table;
    }

    /** Empty while it is not known. */
    @Override
    public Optional<byte[]> get() {
        if (known == null && asking.tryLock()) {
            try {
                known = WORK.call(() -> table.findById(DeviceKey.ONLY))
                        .map(DeviceKey::secret)
                        .orElse(null);
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("The key of device marks could not be read; browsers count as unknown", e);
            } finally {
                asking.unlock();
            }
        }
        return Optional.ofNullable(known);
    }
}
