package com.aidock.admin.database;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Notes each statement in the lease of its thread; statements carry placeholders, so no value is kept. */
final class LastStatement implements StatementInspector {
    private final LeaseRegistry leases;

    LastStatement(LeaseRegistry leases) {
        this.leases = leases;
    }

    @Override
    public String inspect(String sql) {
        leases.ran(sql);
        return sql;
    }
}
