package com.aidock.admin.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long something has been going on; goes on counting in the browser without a word from the server. */
@Tag("elapsed-time")
@JavaScript("context://components/times.js")
public class ElapsedTime extends Component {
    private final transient LongSupplier nanos;
    private Duration soFar;
    private long toldAt;

    public ElapsedTime(Duration soFar) {
        this(soFar, System::nanoTime);
    }

    /** By the given clock of monotonic nanoseconds. */
    ElapsedTime(Duration soFar, LongSupplier nanos) {
        this.nanos = nanos;
        setSoFar(soFar);
    }

    public final void setSoFar(Duration elapsed) {
        soFar = elapsed;
        toldAt = nanos.getAsLong();
        getElement().setAttribute("ms", Long.toString(elapsed.toMillis()));
    }

    /** The browser counts on from when it is told, and what comes back after a while is told anew. */
    @Override
    protected void onAttach(AttachEvent event) {
        setSoFar(soFar.plusNanos(nanos.getAsLong() - toldAt));
    }
}
