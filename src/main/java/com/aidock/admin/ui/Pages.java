package com.aidock.admin.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of a list that are in memory, and which of those asked for are not. */
final class Pages<T> {
    /** Rows of a page. */
    static final int SIZE = 50;
    /** A first load brings what a tall window shows, so that it costs one borrow. */
    static final Range BEGINNING = new Range(0, 2 * SIZE);

    private static final int KEPT = 40;
    private static final int AT_ONCE = 4;

    private final Map<Integer, List<T>> loaded = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<T>> eldest) {
            return size() > KEPT;
        }
    };
    // The last asked for comes first: it is what the person looks at.
    private final Deque<Integer> missing = new ArrayDeque<>();
    /** The number of rows as far as it is known: a count, or what the parts that came tell. */
    private int size;

    private int firstInView;
    private int lastInView;

    int size() {
        return size;
    }

    /** The next part begins another list. */
    void forgetSize() {
        size = 0;
    }

    /** Forgets the rows; until others tell better, the size stays, so that nothing jumps. */
    void clear() {
        loaded.clear();
        missing.clear();
    }

    /** Takes over what was loaded from an offset that begins a page. */
    void put(int offset, Stretch<T> stretch) {
        List<T> rows = stretch.rows();
        size = size(offset, offset + rows.size(), stretch.more());
        int first = offset / SIZE;
        // A page that came back empty counts as loaded, too: it would be asked for again without end.
        int last = first + Math.max(0, rows.size() - 1) / SIZE;
        for (int page = first; page <= last; page++) {
            int from = (page - first) * SIZE;
            loaded.put(page, List.copyOf(rows.subList(from, Math.min(from + SIZE, rows.size()))));
        }
        missing.removeIf(loaded::containsKey);
    }

    /** A part that has others behind it tells the least size, the last part the exact one. */
    private int size(int offset, int end, boolean more) {
        if (more) {
            return end < size ? size : end + Placeholders.SKELETON;
        }
        return end > offset ? end : Math.min(size, offset);
    }

    /** Whether this is the size that the parts tell; one that nobody knows is. */
    boolean agreeWith(@Nullable Counts counts) {
        return counts == null || counts.matching() == size;
    }

    /** Takes over a count and says whether that changes the size. */
    boolean count(int matching) {
        boolean changed = size != matching;
        size = matching;
        return changed;
    }

    /** The row, or null and its page remembered as missing. */
    @Nullable
    T get(int index) {
        int number = index / SIZE;
        firstInView = Math.min(firstInView, number);
        lastInView = Math.max(lastInView, number);
        List<T> page = loaded.get(number);
        if (page == null) {
            want(number);
            return null;
        }
        int at = index % SIZE;
        return at < page.size() ? page.get(at) : null;
    }

    private void want(int page) {
        if (missing.isEmpty() || missing.getFirst() != page) {
            missing.remove(page);
            missing.addFirst(page);
        }
        while (missing.size() > AT_ONCE) {
            missing.removeLast();
        }
    }

    /** The stretch of neighbouring pages to load next. */
    Optional<Range> nextMissing() {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        int first = missing.getFirst();
        int last = first;
        while (missing.contains(first - 1)) {
            first--;
        }
        while (missing.contains(last + 1)) {
            last++;
        }
        return Optional.of(new Range(first * SIZE, (last - first + 1) * SIZE));
    }

    /** From here on, what is asked for counts as what is looked at. */
    void lookAnew() {
        firstInView = Integer.MAX_VALUE;
        lastInView = -1;
    }

    /** What was looked at last, but never less than a first load. */
    Range inView() {
        if (lastInView < firstInView || lastInView <= 1) {
            return BEGINNING;
        }
        int pages = Math.clamp(lastInView - firstInView + 1L, 2, AT_ONCE);
        return new Range((lastInView - pages + 1) * SIZE, pages * SIZE);
    }

    /** Rows from the offset on, as many as the limit. */
    record Range(int offset, int limit) {}
}
