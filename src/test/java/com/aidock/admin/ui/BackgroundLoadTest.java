package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoadTest extends ScreenTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /** Asks while it is being attached, as views do. */
    private final class Asking extends Div {
        private final BackgroundLoad load = new BackgroundLoad(tasks, this);

        @Override
        protected void onAttach(AttachEvent attachEvent) {
            load.load("list", () -> "rows " + asked.incrementAndGet(), shown::add);
        }
    }

    @Test
    void asks_once_for_what_its_owner_wants_while_it_is_attached() {
        owner.add(new Asking());
        eventually(() -> assertThat(shown).containsExactly("rows 1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void shows_what_comes_early_and_then_the_rest() {
        BackgroundLoad load = new BackgroundLoad(tasks, owner);
        load.<String, String>load(
                "list",
                early -> {
                    early.accept("rows");
                    return "count";
                },
                shown::add,
                shown::add);
        eventually(() -> assertThat(shown).contains("count"));
        assertThat(shown).isIn(List.of("rows", "count"), List.of("count"));
        assertThat(load.state().ready()).isTrue();
    }
}
