package com.aidock.admin.testbench;

import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.vaadin.testbench.BrowserTest;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;

class PoolHealthJourneyTest extends LicensedJourney {
    @Autowired
    private DataSource lanes;

    @BrowserTest
    void follows_the_pool_live_from_healthy_to_critical_and_back() {
        openSignedIn("/admin/pool-health");
        waitForText("pool-mark", "Healthy");
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            waitForText("pool-mark", "Critical");
        }
        waitForText("pool-mark", "Healthy");
    }
}
