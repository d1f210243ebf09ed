package com.aidock.admin.pool.act;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds after a restart, in the database: short transactions, on the lane of whoever calls. */
@Service
class KeptChanges {
    private final KeptChangeRepository rows;

    KeptChanges(KeptChangeRepository rows) {
        this.rows = rows;
    }

    @Transactional
    public void keep(KeptChange change) {
        rows.save(change);
    }

    @Transactional
    public void forget(String subject) {
        rows.deleteById(subject);
    }

    @Transactional(readOnly = true)
    public List<KeptChange> all() {
        return rows.findAll();
    }
}
