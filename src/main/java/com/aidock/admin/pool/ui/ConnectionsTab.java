package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolReader;
import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Who holds a connection and who waits for one. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(10)
class ConnectionsTab extends PoolTab {
    private final transient PoolReader reader;
    private final LeaseTable leases = new LeaseTable();

    ConnectionsTab(PoolReader reader) {
        super("connections", "Connections");
        this.reader = reader;
        add(leases);
    }

    @Override
    void show(PoolSample sample) {
        leases.show(reader.holders(), reader.waiters());
    }
}
