package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.grid.Grid;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagedRowsTest extends ScreenTest {
    private static final Duration AGES = Duration.ofMinutes(1);

    private final Grid<String> grid = new Grid<>();
    private final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
    private PagedRows<String> rows;

    @BeforeEach
    void showGrid() {
        grid.addColumn(String::toString);
        rows = PagedRows.in(grid, tasks, row -> row, index -> "…");
        owner.add(grid);
    }

    @Test
    void brings_the_first_rows_with_one_load() {
        rows.show(numbers("row ", 90));
        eventually(
                () -> assertThat(shown(0, 90)).hasSize(90).startsWith("row 0").endsWith("row 89"));
        assertThat(asked).containsExactly("row 0+100");
        assertThat(rows.total()).isEqualTo(90);
        assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.READY);
    }

    @Test
    void stands_in_with_placeholders_until_the_rows_are_there() {
        rows.show(gated(numbers("row ", 90)));
        assertThat(shown(0, 50)).hasSize(PagedRows.SKELETON).containsOnly("…");
        assertThat(rows.total()).isEqualTo(-1);
        permits.add(true);
        eventually(() -> assertThat(shown(0, 90)).startsWith("row 0"));
    }

    @Test
    void loads_only_the_pages_that_are_looked_at() {
        rows.show(numbers("row ", 1000));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        assertThat(shown(700, 100)).hasSize(100).containsOnly("…");
        eventually(() -> assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799"));
        assertThat(asked).containsExactly("row 0+100", "row 700+100");
    }

    @Test
    void reloads_what_is_looked_at_and_keeps_it_until_then() {
        rows.show(numbers("row ", 1000));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        grid.getDataCommunicator().setViewportRange(700, 100);
        eventually(() -> assertThat(shown(700, 100)).startsWith("row 700"));
        rows.reload();
        assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799");
        eventually(() -> assertThat(rows.loading().pending()).isFalse());
        assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799");
        assertThat(asked).startsWith("row 0+100", "row 700+100", "row 700+100");
    }

    @Test
    void loads_what_is_looked_at_last_first() {
        rows.show(gated(numbers("row ", 10_000)));
        permits.add(true);
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        shown(1000, 50);
        shown(3000, 50);
        shown(5000, 50);
        assertThat(asked).hasSize(1);
        permits.addAll(List.of(true, true, true));
        eventually(() -> assertThat(shown(5000, 50)).startsWith("row 5000"));
        assertThat(asked).startsWith("row 0+100", "row 5000+50");
    }

    @Test
    void keeps_the_old_rows_until_a_new_search_answers_and_ends_the_older_load() {
        rows.show(numbers("old ", 3));
        eventually(() -> assertThat(shown(0, 50)).startsWith("old 0"));
        AtomicBoolean ended = new AtomicBoolean();
        rows.show((offset, limit) -> {
            try {
                return permits.take() ? new Slice<>(List.of("never"), 1) : new Slice<>(List.of(), 0);
            } catch (InterruptedException e) {
                ended.set(true);
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> permits.isEmpty());
        rows.show(gated(numbers("new ", 2)));
        assertThat(shown(0, 50)).containsExactly("old 0", "old 1", "old 2");
        await().untilTrue(ended);
        permits.add(true);
        eventually(() -> assertThat(shown(0, 50)).containsExactly("new 0", "new 1"));
    }

    @Test
    void says_when_it_is_late() {
        rows.show(gated(numbers("row ", 3)));
        assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.LOADING);
        delays.pass(BackgroundLoad.LATE);
        eventually(() -> assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.LATE));
        permits.add(true);
        eventually(() -> assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.READY));
    }

    @Test
    void tries_again_with_growing_pauses_until_the_database_answers() {
        AtomicInteger attempts = new AtomicInteger();
        rows.show((offset, limit) -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
            }
            return new Slice<>(List.of("at last"), 1);
        });
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int attempt = i;
            eventually(() -> {
                assertThat(attempts).hasValue(attempt);
                assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.FAILED);
            });
            pauses.add(rows.loading().state().retryIn());
            delays.pass(AGES);
        }
        eventually(() -> assertThat(shown(0, 50)).containsExactly("at last"));
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 15L, 15L);
        assertThat(reported).isEmpty();
    }

    @Test
    void reports_a_programming_error_once_and_waits_to_be_asked() {
        AtomicInteger calls = new AtomicInteger();
        rows.show((offset, limit) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalArgumentException("bug");
            }
            return new Slice<>(List.of("mended"), 1);
        });
        eventually(() -> assertThat(reported).hasSize(1));
        assertThat(delays.pauses()).isEmpty();
        rows.loading().retry();
        eventually(() -> assertThat(shown(0, 50)).containsExactly("mended"));
    }

    @Test
    void stops_while_it_is_off_the_screen_and_goes_on_when_it_is_back() {
        rows.show(gated(numbers("row ", 3)));
        owner.remove(grid);
        assertThat(delays.pauses()).isEmpty();
        owner.add(grid);
        permits.add(true);
        eventually(() -> assertThat(shown(0, 50)).hasSize(3));
    }

    @Test
    void asks_once_for_a_page_that_has_fewer_rows_than_promised() {
        rows.show((offset, limit) -> {
            asked.add(offset + "+" + limit);
            return offset == 0 ? new Slice<>(lines("row ", 0, 100), 200) : new Slice<>(List.of(), 200);
        });
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        shown(100, 50);
        eventually(() -> assertThat(asked).hasSize(2));
        shown(100, 50);
        eventually(() -> assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.READY));
        assertThat(asked).hasSize(2);
    }

    @Test
    void shows_that_there_is_nothing() {
        rows.show(numbers("row ", 0));
        eventually(() -> assertThat(rows.total()).isZero());
        assertThat(shown(0, 50)).isEmpty();
    }

    private List<String> shown(int offset, int limit) {
        return rows.fetch(new com.vaadin.flow.data.provider.Query<>(offset, limit, List.of(), null, null))
                .toList();
    }

    private PagedRows.Source<String> numbers(String prefix, int total) {
        return (offset, limit) -> {
            asked.add(prefix + offset + "+" + limit);
            return new Slice<>(lines(prefix, offset, Math.min(limit, total - offset)), total);
        };
    }

    private static List<String> lines(String prefix, int offset, int count) {
        return IntStream.range(offset, offset + count).mapToObj(i -> prefix + i).toList();
    }

    /** Answers when the test permits it. */
    private PagedRows.Source<String> gated(PagedRows.Source<String> source) {
        return (offset, limit) -> {
            try {
                permits.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return source.load(offset, limit);
        };
    }
}
