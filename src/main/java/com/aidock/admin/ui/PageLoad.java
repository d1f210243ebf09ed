package com.aidock.admin.ui;

import com.aidock.admin.database.PageLoads;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One navigation, from its begin until all is shown that the view began to load by the end of it. Whatever is loaded
 * later, such as the next rows, is not waited for. Used on the screen only.
 */
final class PageLoad {
    /** Stands for a navigation that nobody counts. */
    static final PageLoad NONE = new PageLoad(new PageLoads(), () -> 0);

    static {
        NONE.over = true;
    }

    private final PageLoads counter;
    private final LongSupplier nanos;
    private final long begun;
    private int parts;
    private boolean complete;
    private boolean over;

    PageLoad(PageLoads counter, LongSupplier nanos) {
        this.counter = counter;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** The navigation under way on a screen. */
    static PageLoad of(UI ui) {
        PageLoad load = ComponentUtil.getData(ui, PageLoad.class);
        return load == null ? NONE : load;
    }

    /** Begins a navigation in place of whatever was under way. */
    static void begin(UI ui, PageLoads counter) {
        leave(ui);
        ComponentUtil.setData(ui, PageLoad.class, new PageLoad(counter, System::nanoTime));
    }

    static void leave(UI ui) {
        of(ui).leave();
        ComponentUtil.setData(ui, PageLoad.class, (@Nullable PageLoad) null);
    }

    /** Something that the view loads; what begins after the navigation's end does not count. */
    Part part() {
        if (complete || over) {
            return Part.NONE;
        }
        parts++;
        return new Part(this);
    }

    /** The navigation has ended: what is not loading by now is not waited for. */
    void complete() {
        complete = true;
        settle();
    }

    private void settle() {
        if (complete && parts == 0 && !over) {
            over = true;
            counter.shown(since());
        }
    }

    private void failed() {
        if (!over) {
            over = true;
            counter.failed(since());
        }
    }

    void leave() {
        if (!over) {
            over = true;
            counter.left(since());
        }
    }

    private Duration since() {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** One thing that a page waits for; without effect once it has ended. */
    static final class Part {
        static final Part NONE = new Part(PageLoad.NONE);

        private final PageLoad load;
        private boolean ended;

        private Part(PageLoad load) {
            this.load = load;
        }

        void shown() {
            if (!ended) {
                ended = true;
                load.parts--;
                load.settle();
            }
        }

        /** A page that tries again pauses for as long as a page may take at most. */
        void failed() {
            ended = true;
            load.failed();
        }
    }
}
