package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;

/**
 * A moment as "12 s ago", or its day after a month of them, with the {@link ExactTime} on hover. It keeps itself
 * current in the browser and costs the server nothing.
 */
@Tag("relative-time")
@JavaScript("context://components/times.js")
public class RelativeTime extends Component {
    public RelativeTime(Instant instant) {
        setInstant(instant);
    }

    /** A moment that is now as long as it is set anew all the time: how fresh something live is. */
    public static RelativeTime live(Instant instant) {
        RelativeTime time = new RelativeTime(instant);
        time.getElement().setAttribute("live", true);
        return time;
    }

    public final void setInstant(Instant instant) {
        getElement().setAttribute("datetime", instant.toString());
    }
}
