package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Duration;

/** How long something has been going on; goes on counting in the browser without a word from the server. */
@Tag("elapsed-time")
@JavaScript("context://components/times.js")
public class ElapsedTime extends Component {
    public ElapsedTime(Duration soFar) {
        setSoFar(soFar);
    }

    public final void setSoFar(Duration soFar) {
        getElement().setAttribute("ms", Long.toString(soFar.toMillis()));
    }
}
