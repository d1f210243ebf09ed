package com.aidock.admin.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.AbstractDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a grid that grows as it is scrolled: each load goes on after the last row there is, so that no row comes
 * twice however many are added meanwhile, and none has to be counted. Loads off the screen's thread like
 * {@link PagedRows}; keeps at most {@value #MOST} rows. All methods are called from the screen.
 *
 * @param <T> the row
 * @see <a href="file:docs/decisions/0002-screens-never-wait.md">Screens never wait</a>
 */
public final class KeysetRows<T> extends AbstractDataProvider<T, Void> {
    /** Rows that one screen keeps in memory. */
    public static final int MOST = 5000;

    static final int STRETCH = 100;

    /** Where rows come from; called off the screen, so it may use the database. A search is a new source. */
    @FunctionalInterface
    public interface Source<T> {
        /** Rows after the last one, or from the beginning if that is null; at most as many as the limit. */
        Stretch<T> load(@Nullable T last, int limit);
    }

    private final Grid<T> grid;
    private final BackgroundLoad load;
    private final Function<T, Object> id;
    private final Placeholders<T> placeholders;
    private final List<T> rows = new ArrayList<>();
    private @Nullable Source<T> source;
    private boolean known;
    private boolean more;
    private boolean looking;

    private KeysetRows(Grid<T> grid, BackgroundLoad load, Function<T, Object> id, IntFunction<T> placeholder) {
        this.grid = grid;
        this.load = load;
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
    public static <T> KeysetRows<T> in(
            Grid<T> grid, BackgroundTasks tasks, Function<T, Object> id, IntFunction<T> placeholder) {
        KeysetRows<T> rows = new KeysetRows<>(grid, new BackgroundLoad(tasks, grid), id, placeholder);
        grid.addDetachListener(event -> rows.looking = false);
        rows.placeholders.showIn(grid, rows);
        return rows;
    }

    /** Shows this source from its beginning; the present rows stay until the new ones are there. */
    public void show(Source<T> next) {
        source = next;
        load.load("list", () -> next.load(null, STRETCH), stretch -> {
            known = true;
            rows.clear();
            arrived(stretch);
        });
    }

    /** Loads from the beginning again. */
    public void reload() {
        if (source != null) {
            show(source);
        }
    }

    /** What is loading, late or failed; to be followed by a {@link LateNotice}. */
    public BackgroundLoad loading() {
        return load;
    }

    /** The rows that are there. */
    public List<T> loaded() {
        return List.copyOf(rows);
    }

    /** Whether others follow those that are there. */
    public boolean more() {
        return more;
    }

    /** Whether others follow that this screen does not go on to. */
    public boolean full() {
        return more && rows.size() >= MOST;
    }

    private void arrived(Stretch<T> stretch) {
        rows.addAll(stretch.rows());
        more = stretch.more();
        refreshAll();
    }

    @Override
    public int size(Query<T, Void> query) {
        if (!known) {
            return source == null ? 0 : Placeholders.SKELETON;
        }
        return rows.size() + (more && !full() ? Placeholders.SKELETON : 0);
    }

    @Override
    public Stream<T> fetch(Query<T, Void> query) {
        int end = Math.min(query.getOffset() + query.getLimit(), size(query));
        if (end > rows.size()) {
            lookOnce();
        }
        return IntStream.range(query.getOffset(), end)
                .mapToObj(index -> index < rows.size() ? rows.get(index) : placeholders.at(index - rows.size()));
    }

    /** Goes on once the grid has asked for all that it shows. */
    private void lookOnce() {
        if (!looking) {
            looking = true;
            grid.getElement()
                    .getNode()
                    .runWhenAttached(ui -> ui.beforeClientResponse(grid, context -> {
                        looking = false;
                        goOn();
                    }));
        }
    }

    private void goOn() {
        Source<T> from = source;
        if (known && from != null && more && !full() && !load.pending()) {
            T last = rows.getLast();
            load.load("list", () -> from.load(last, STRETCH), this::arrived);
        }
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public Object getId(T row) {
        return placeholders.id(row, id);
    }
}
