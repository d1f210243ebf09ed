package com.aidock.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;

/** Short notices of what just happened; read aloud as well. Called from the screen. */
public final class Notices {
    private static final Duration BRIEF = Duration.ofSeconds(4);

    private Notices() {}

    /** Something was done; goes away by itself. */
    public static Notification success(String text) {
        Notification notice = notice(text, "notice-success");
        notice.setDuration((int) BRIEF.toMillis());
        notice.open();
        return notice;
    }

    /** Something failed, and what to do now; stays until it is closed. */
    public static Notification failure(String text) {
        Notification notice = notice(text, "notice-failure");
        notice.setAssertive(true);
        Button close = new Button("Close", click -> notice.close());
        close.addThemeVariants(ButtonVariant.SMALL);
        notice.add(close);
        notice.setDuration(0);
        notice.open();
        return notice;
    }

    private static Notification notice(String text, String className) {
        Notification notice = new Notification();
        notice.add(new Paragraph(text));
        notice.addClassNames("notice", className);
        notice.setPosition(Notification.Position.BOTTOM_END);
        return notice;
    }
}
