package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holders;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Who holds a connection and who waits for one, with what the server says about each. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ConnectionsTab extends PoolTab {
    private final transient Holders holders;
    private final LeaseTable leases;

    ConnectionsTab(Holders holders, ActBench bench) {
        super(PoolPart.CONNECTIONS);
        this.holders = holders;
        this.leases = new LeaseTable(new LeaseTools(holders, bench)::buttons);
        add(leases);
    }

    @Override
    void show(PoolSample sample) {
        leases.show(holders.held(), holders.waiting(), holders.lockRoots());
    }
}
