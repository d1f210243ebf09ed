package com.aidock.admin.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.AbstractDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a grid, of which only the pages looked at are loaded, off the screen's thread. The grid is answered from
 * memory at once: rows that are not there yet are placeholders, and after a new search the old rows stay until the new
 * ones arrive. All methods are called from the screen.
 *
 * @param <T> the row
 * @see <a href="file:docs/decisions/0002-screens-never-wait.md">Screens never wait</a>
 */
public final class PagedRows<T> extends AbstractDataProvider<T, Void> {
    /** Placeholders that stand in while nothing at all is known. */
    static final int SKELETON = 8;

    /** Where rows come from; called off the screen, so it may use the database. A search or a sort is a new source. */
    @FunctionalInterface
    public interface Source<T> {
        /** Rows from the offset on, at most as many as the limit, and how many there are in all. */
        Slice<T> load(int offset, int limit);
    }

    private final Grid<T> grid;
    private final BackgroundLoad load;
    private final Function<T, Object> id;
    private final IntFunction<T> placeholder;
    private final Map<Integer, T> placeholders = new HashMap<>();
    private final IdentityHashMap<T, String> placeholderIds = new IdentityHashMap<>();
    private final Pages<T> pages = new Pages<>();
    private @Nullable Source<T> source;
    private boolean known;
    private boolean looking;

    private PagedRows(Grid<T> grid, BackgroundLoad load, Function<T, Object> id, IntFunction<T> placeholder) {
        this.grid = grid;
        this.load = load;
        this.id = id;
        this.placeholder = placeholder;
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
        PagedRows<T> rows = new PagedRows<>(grid, new BackgroundLoad(tasks, grid), id, placeholder);
        // What a grid was about to ask for when it left the screen, it asks for anew when it is back.
        grid.addDetachListener(event -> rows.looking = false);
        grid.setPageSize(Pages.SIZE);
        grid.setDataProvider(rows);
        grid.setPartNameGenerator(row -> rows.isPlaceholder(row) ? "placeholder" : null);
        grid.setItemSelectableProvider(row -> !rows.isPlaceholder(row));
        return rows;
    }

    /** Shows this source from now on: one load brings its first 100 rows and their count. */
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

    /** How many rows there are in all, or -1 while nobody knows. */
    public int total() {
        return known ? pages.total() : -1;
    }

    public boolean isPlaceholder(T row) {
        return placeholderIds.containsKey(row);
    }

    private void begin(Source<T> from, Pages.Range range) {
        load.load("list", () -> from.load(range.offset(), range.limit()), slice -> {
            known = true;
            pages.clear();
            arrived(range.offset(), slice);
        });
    }

    private void arrived(int offset, Slice<T> slice) {
        pages.put(offset, slice);
        refreshAll();
    }

    @Override
    public int size(Query<T, Void> query) {
        return known ? pages.total() : source == null ? 0 : SKELETON;
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
        return row != null ? row : placeholders.computeIfAbsent(index, this::newPlaceholder);
    }

    private T newPlaceholder(int index) {
        T row = placeholder.apply(index);
        placeholderIds.put(row, "placeholder-" + index);
        return row;
    }

    /** One load at a time: a screen that scrolls fast must not take a connection for each page. */
    private void loadMissing() {
        Source<T> from = source;
        if (known && from != null && !load.pending()) {
            pages.nextMissing()
                    .ifPresent(range -> load.load(
                            "list",
                            () -> from.load(range.offset(), range.limit()),
                            slice -> arrived(range.offset(), slice)));
        }
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public Object getId(T row) {
        String standIn = placeholderIds.get(row);
        return standIn != null ? standIn : id.apply(row);
    }
}
