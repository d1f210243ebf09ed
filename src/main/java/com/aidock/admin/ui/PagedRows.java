package com.aidock.admin.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.AbstractDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a grid, of which only the pages looked at are loaded, off the screen's thread. The grid is answered from
 * memory at once: rows that are not there yet are placeholders, and after a new search the old rows stay until the new
 * ones arrive. The first rows wait for no count: they are shown while the same call goes on to count, and until then
 * the grid ends a little behind them. All methods are called from the screen.
 *
 * @param <T> the row
 * @see <a href="file:docs/decisions/0002-screens-never-wait.md">Screens never wait</a>
 */
public final class PagedRows<T> extends AbstractDataProvider<T, Void> {
    /** Where rows come from; called off the screen, so it may use the database. A search or a sort is a new source. */
    public interface Source<T> {
        /** Rows from the offset on, at most as many as the limit. */
        Stretch<T> load(int offset, int limit);

        /** How many rows there are. */
        Counts count();

        /**
         * Hands the rows on as soon as they are there, and then counts; to be overridden by who can do both with one
         * connection.
         */
        default Counts begin(int offset, int limit, Consumer<Stretch<T>> rows) {
            rows.accept(load(offset, limit));
            return count();
        }
    }

    private final Grid<T> grid;
    private final BackgroundLoad load;
    private final BackgroundLoad counting;
    private final Function<T, Object> id;
    private final Placeholders<T> placeholders;
    private final Pages<T> pages = new Pages<>();
    private @Nullable Source<T> source;
    private @Nullable Counts counts;
    private @Nullable Source<T> shown;
    private @Nullable Stretch<T> begun;
    private Consumer<@Nullable Counts> onCounts = counts -> {};
    private boolean looking;

    private PagedRows(Grid<T> grid, BackgroundTasks tasks, Function<T, Object> id, IntFunction<T> placeholder) {
        this.grid = grid;
        this.load = new BackgroundLoad(tasks, grid);
        this.counting = new BackgroundLoad(tasks, grid);
        this.id = id;
        this.placeholders = new Placeholders<>(placeholder);
    }

    /**
     * Rows for this grid, nothing yet: {@link #show} begins. Placeholders carry the grid part {@code placeholder} and
     * cannot be selected.
     *
     * @param id what tells two rows apart
     * @param placeholder makes a row to stand in at an index until the real one is there
     */
    public static <T> PagedRows<T> in(
            Grid<T> grid, BackgroundTasks tasks, Function<T, Object> id, IntFunction<T> placeholder) {
        PagedRows<T> rows = new PagedRows<>(grid, tasks, id, placeholder);
        // What a grid was about to ask for when it left the screen, it asks for anew when it is back.
        grid.addDetachListener(event -> rows.looking = false);
        rows.placeholders.showIn(grid, rows);
        return rows;
    }

    /** Shows this source from now on: one load brings its first 100 rows, and then their count. */
    public void show(Source<T> next) {
        source = next;
        begin(next, Pages.BEGINNING);
    }

    /** Loads again what is looked at; the present rows stay until then, and so does the position. */
    public void reload() {
        if (source != null) {
            begin(source, pages.inView());
        }
    }

    /** What is loading, late or failed; to be followed by a {@link LateNotice}. */
    public BackgroundLoad loading() {
        return load;
    }

    /** What is counting anew, late or failed, likewise. */
    public BackgroundLoad counting() {
        return counting;
    }

    /** Tells whenever it becomes known how many rows there are, and with null when it is not known any more. */
    public void onCounts(Consumer<@Nullable Counts> listener) {
        onCounts = listener;
    }

    /** How many rows there are, or null while nobody knows. */
    public @Nullable Counts counts() {
        return counts;
    }

    private void begin(Source<T> from, Pages.Range range) {
        counting.cancel();
        load.<Stretch<T>, First<T>>load(
                "list",
                early -> first(from, range, early),
                rows -> begun(from, range, rows),
                first -> begunAndCounted(from, range, first));
    }

    private void begunAndCounted(Source<T> from, Pages.Range range, First<T> first) {
        if (first.rows() != begun) {
            begun(from, range, first.rows());
        }
        if (first.counts() == null) {
            count(from);
        } else {
            counted(first.counts());
        }
    }

    /** Off the screen. Rows that have been handed on are not loaded again because they could not be counted. */
    private static <T> First<T> first(Source<T> from, Pages.Range range, Consumer<Stretch<T>> early) {
        AtomicReference<@Nullable Stretch<T>> came = new AtomicReference<>();
        try {
            Counts counts = from.begin(range.offset(), range.limit(), rows -> {
                came.set(rows);
                early.accept(rows);
            });
            return new First<>(requireNonNull(came.get()), counts);
        } catch (RuntimeException e) {
            Stretch<T> rows = came.get();
            if (rows == null) {
                throw e;
            }
            return new First<>(rows, null);
        }
    }

    private void begun(Source<T> from, Pages.Range range, Stretch<T> rows) {
        begun = rows;
        if (from != shown) {
            pages.forgetSize();
        }
        shown = from;
        pages.clear();
        pages.put(range.offset(), rows);
        forgetCounts();
        refreshAll();
    }

    private void arrived(Source<T> from, int offset, Stretch<T> stretch) {
        pages.put(offset, stretch);
        if (counts == null ? !counting.pending() : !pages.agreeWith(counts)) {
            count(from);
        }
        refreshAll();
    }

    private void count(Source<T> from) {
        forgetCounts();
        counting.load("count", from::count, this::counted);
    }

    private void counted(Counts found) {
        counts = found;
        onCounts.accept(found);
        if (pages.count(found.matching())) {
            refreshAll();
        }
    }

    private void forgetCounts() {
        counts = null;
        onCounts.accept(null);
    }

    @Override
    public int size(Query<T, Void> query) {
        return shown != null ? pages.size() : source == null ? 0 : Placeholders.SKELETON;
    }

    @Override
    public Stream<T> fetch(Query<T, Void> query) {
        int end = Math.min(query.getOffset() + query.getLimit(), size(query));
        lookOnce();
        return IntStream.range(query.getOffset(), end).mapToObj(this::row);
    }

    /** The grid asks page by page; what is missing is loaded once it has asked for all of them. */
    private void lookOnce() {
        if (!looking) {
            looking = true;
            pages.lookAnew();
            grid.getElement()
                    .getNode()
                    .runWhenAttached(ui -> ui.beforeClientResponse(grid, context -> {
                        looking = false;
                        loadMissing();
                    }));
        }
    }

    private T row(int index) {
        T row = pages.get(index);
        return row != null ? row : placeholders.at(index);
    }

    /** One load at a time: a screen that scrolls fast must not take a connection for each page. */
    private void loadMissing() {
        Source<T> from = source;
        if (shown != null && from != null && (!load.pending() || load.state().ready())) {
            pages.nextMissing()
                    .ifPresent(range -> load.load(
                            "list",
                            () -> from.load(range.offset(), range.limit()),
                            stretch -> arrived(from, range.offset(), stretch)));
        }
    }

    /** The rows that a load began with, and how many there are; null if that could not be counted. */
    private record First<T>(Stretch<T> rows, @Nullable Counts counts) {}

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public Object getId(T row) {
        return placeholders.id(row, id);
    }
}
