package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {
    private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private final UI page = new UI();

    @Test
    void what_is_shown_again_has_gone_on_meanwhile() {
        ElapsedTime time = new ElapsedTime(Duration.ofSeconds(2), clock::get);
        page.add(time);
        assertThat(time.getElement().getAttribute("ms")).isEqualTo("2000");
        page.remove(time);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        page.add(time);
        assertThat(time.getElement().getAttribute("ms")).isEqualTo("13000");
        time.setSoFar(Duration.ofSeconds(1));
        assertThat(time.getElement().getAttribute("ms")).isEqualTo("1000");
    }
}
