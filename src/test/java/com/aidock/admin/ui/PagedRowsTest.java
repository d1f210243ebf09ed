package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.vaadin.flow.component.grid.Grid;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagedRowsTest extends ScreenTest {
    private static final Duration AGES = Duration.ofMinutes(1);

    private final Grid<String> grid = new Grid<>();
    private final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
    private final AtomicInteger brokenOff = new AtomicInteger();
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
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(90, 90)));
        assertThat(asked).containsExactly("row 0+100", "row count");
        assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.READY);
    }

    @Test
    void stands_in_with_placeholders_until_the_rows_are_there() {
        rows.show(gated(numbers("row ", 90)));
        assertThat(shown(0, 50)).hasSize(Placeholders.SKELETON).containsOnly("…");
        assertThat(rows.counts()).isNull();
        permits.add(true);
        eventually(() -> assertThat(shown(0, 90)).startsWith("row 0"));
    }

    @Test
    void loads_only_the_pages_that_are_looked_at() {
        rows.show(numbers("row ", 1000));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        eventually(() -> assertThat(rows.counts()).isNotNull());
        assertThat(shown(700, 100)).hasSize(100).containsOnly("…");
        eventually(() -> assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799"));
        assertThat(asked).containsExactly("row 0+100", "row count", "row 700+100");
    }

    @Test
    void reloads_what_is_looked_at_and_keeps_it_until_then() {
        rows.show(numbers("row ", 1000));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        eventually(() -> assertThat(rows.counts()).isNotNull());
        grid.getDataCommunicator().setViewportRange(700, 100);
        eventually(() -> assertThat(shown(700, 100)).startsWith("row 700"));
        rows.reload();
        assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799");
        eventually(() -> assertThat(rows.loading().pending()).isFalse());
        assertThat(shown(700, 100)).startsWith("row 700").endsWith("row 799");
        assertThat(asked).startsWith("row 0+100", "row count", "row 700+100", "row 700+100");
    }

    @Test
    void loads_what_is_looked_at_last_first() {
        rows.show(gated(numbers("row ", 10_000)));
        permits.add(true);
        eventually(() -> assertThat(rows.counts()).isNotNull());
        shown(1000, 50);
        shown(3000, 50);
        shown(5000, 50);
        assertThat(asked).hasSize(2);
        permits.addAll(List.of(true, true, true));
        eventually(() -> assertThat(shown(5000, 50)).startsWith("row 5000"));
        assertThat(asked).startsWith("row 0+100", "row count", "row 5000+50");
    }

    @Test
    void keeps_the_old_rows_until_a_new_search_answers_and_ends_the_older_load() {
        rows.show(numbers("old ", 3));
        eventually(() -> assertThat(shown(0, 50)).startsWith("old 0"));
        AtomicBoolean ended = new AtomicBoolean();
        rows.show(source(() -> {
            try {
                return List.of(String.valueOf(permits.take()));
            } catch (InterruptedException e) {
                ended.set(true);
                throw new IllegalStateException(e);
            }
        }));
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
        rows.show(source(() -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
            }
            return List.of("at last");
        }));
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
        rows.show(source(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalArgumentException("bug");
            }
            return List.of("mended");
        }));
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
        // Else the first load could still take the permit that is meant for the second.
        await().untilAtomic(brokenOff, is(1));
        owner.add(grid);
        permits.add(true);
        eventually(() -> assertThat(shown(0, 50)).hasSize(3));
    }

    @Test
    void asks_once_for_a_page_that_has_fewer_rows_than_were_counted() {
        rows.show(parts(100, 200));
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(200, 200)));
        shown(100, 50);
        eventually(() -> assertThat(asked).containsExactly("row 0+100", "row count", "row 100+50", "row count"));
        shown(100, 50);
        eventually(() -> assertThat(rows.counting().pending()).isFalse());
        assertThat(asked).hasSize(4);
    }

    @Test
    void the_first_rows_wait_for_no_count_and_end_a_little_behind_until_it_is_there() {
        CountDownLatch counted = new CountDownLatch(1);
        rows.show(counting(numbers("row ", 1000), () -> {
            counted.await();
            return new Counts(1000, 2000);
        }));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        assertThat(rows.loading().state().phase()).isEqualTo(LoadState.Phase.READY);
        assertThat(rows.counts()).isNull();
        assertThat(size()).isEqualTo(100 + Placeholders.SKELETON);
        counted.countDown();
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(1000, 2000)));
        assertThat(size()).isEqualTo(1000);
    }

    @Test
    void goes_on_without_a_count() {
        rows.show(counting(numbers("row ", 130), () -> {
            throw new SQLTransientConnectionException("no connection");
        }));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        shown(100, 50);
        eventually(() -> assertThat(shown(100, 50)).startsWith("row 100").endsWith("row 129"));
        assertThat(size()).isEqualTo(130);
        assertThat(rows.counts()).isNull();
    }

    @Test
    void counts_again_when_a_part_says_otherwise() {
        AtomicInteger there = new AtomicInteger(160);
        rows.show(new Rows("row ", there::get, there::get));
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(160, 160)));
        there.set(120);
        shown(100, 50);
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(120, 120)));
        assertThat(size()).isEqualTo(120);
    }

    @Test
    void a_reload_keeps_the_length_until_it_is_counted_again_and_a_new_search_does_not() {
        rows.show(numbers("row ", 1000));
        eventually(() -> assertThat(rows.counts()).isNotNull());
        CountDownLatch counted = new CountDownLatch(1);
        AtomicInteger counts = new AtomicInteger();
        rows.show(counting(numbers("new ", 500), () -> {
            if (counts.incrementAndGet() > 1) {
                counted.await();
            }
            return new Counts(500, 500);
        }));
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(500, 500)));
        rows.reload();
        eventually(() -> assertThat(rows.counts()).isNull());
        assertThat(size()).isEqualTo(500);
        rows.show(counting(numbers("other ", 500), () -> {
            counted.await();
            return new Counts(500, 500);
        }));
        eventually(() -> assertThat(shown(0, 50)).startsWith("other 0"));
        assertThat(size()).isEqualTo(100 + Placeholders.SKELETON);
        counted.countDown();
        eventually(() -> assertThat(size()).isEqualTo(500));
    }

    @Test
    void shows_that_there_is_nothing() {
        rows.show(numbers("row ", 0));
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(0, 0)));
        assertThat(shown(0, 50)).isEmpty();
    }

    @Test
    void rows_that_are_looked_at_do_not_wait_for_the_count_of_the_first_ones() {
        CountDownLatch counted = new CountDownLatch(1);
        AtomicInteger counts = new AtomicInteger();
        rows.show(counting(numbers("row ", 130), () -> {
            if (counts.incrementAndGet() == 1) {
                counted.await();
            }
            return new Counts(130, 200);
        }));
        eventually(() -> assertThat(shown(0, 50)).startsWith("row 0"));
        shown(100, 50);
        eventually(() -> assertThat(shown(100, 50)).startsWith("row 100").endsWith("row 129"));
        eventually(() -> assertThat(rows.counts()).isEqualTo(new Counts(130, 200)));
        counted.countDown();
    }

    @Test
    void tells_when_the_length_is_known_and_when_it_is_not_any_more() {
        List<@Nullable Counts> told = new ArrayList<>();
        rows.onCounts(told::add);
        rows.show(numbers("row ", 90));
        eventually(() -> assertThat(told).containsExactly(null, new Counts(90, 90)));
        rows.reload();
        eventually(() -> assertThat(told).containsExactly(null, new Counts(90, 90), null, new Counts(90, 90)));
    }

    private List<String> shown(int offset, int limit) {
        return rows.fetch(new com.vaadin.flow.data.provider.Query<>(offset, limit, List.of(), null, null))
                .toList();
    }

    private int size() {
        return rows.size(new com.vaadin.flow.data.provider.Query<>());
    }

    private PagedRows.Source<String> numbers(String prefix, int total) {
        return new Rows(prefix, () -> total, () -> total);
    }

    /** Has this many, and says that it has others. */
    private PagedRows.Source<String> parts(int there, int counted) {
        return new Rows("row ", () -> there, () -> counted);
    }

    /** One part of these rows. */
    private static PagedRows.Source<String> source(Supplier<List<String>> all) {
        return new PagedRows.Source<>() {
            @Override
            public Stretch<String> load(int offset, int limit) {
                return new Stretch<>(all.get(), false);
            }

            @Override
            public Counts count() {
                return new Counts(1, 1);
            }
        };
    }

    private static List<String> lines(String prefix, int offset, int count) {
        return IntStream.range(offset, offset + count).mapToObj(i -> prefix + i).toList();
    }

    private static PagedRows.Source<String> counting(PagedRows.Source<String> source, Callable<Counts> count) {
        return new PagedRows.Source<>() {
            @Override
            public Stretch<String> load(int offset, int limit) {
                return source.load(offset, limit);
            }

            @Override
            public Counts count() {
                try {
                    return count.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** Answers when the test permits it. */
    private PagedRows.Source<String> gated(PagedRows.Source<String> source) {
        return new PagedRows.Source<>() {
            @Override
            public Stretch<String> load(int offset, int limit) {
                try {
                    permits.take();
                } catch (InterruptedException e) {
                    brokenOff.incrementAndGet();
                    throw new IllegalStateException(e);
                }
                return source.load(offset, limit);
            }

            @Override
            public Counts count() {
                return source.count();
            }
        };
    }

    private final class Rows implements PagedRows.Source<String> {
        private final String prefix;
        private final IntSupplier there;
        private final IntSupplier counted;

        Rows(String prefix, IntSupplier there, IntSupplier counted) {
            this.prefix = prefix;
            this.there = there;
            this.counted = counted;
        }

        @Override
        public Stretch<String> load(int offset, int limit) {
            asked.add(prefix + offset + "+" + limit);
            int end = Math.max(offset, Math.min(offset + limit, there.getAsInt()));
            return new Stretch<>(lines(prefix, offset, end - offset), end < there.getAsInt());
        }

        @Override
        public Counts count() {
            asked.add(prefix + "count");
            return new Counts(counted.getAsInt(), counted.getAsInt());
        }
    }
}
