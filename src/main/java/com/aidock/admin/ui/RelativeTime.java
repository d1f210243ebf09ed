package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;

/**
 * A moment as "12 s ago", with the exact instant in the reader's own time zone on hover. It keeps itself current in the
 * browser and costs the server nothing.
 */
@Tag("relative-time")
@JavaScript("context://components/relative-time.js")
public class RelativeTime extends Component {
    public RelativeTime(Instant instant) {
        setInstant(instant);
    }

    public final void setInstant(Instant instant) {
        getElement().setAttribute("datetime", instant.toString());
        // Until the element is there, and where no browser is.
        getElement().setText(instant.toString());
    }
}
