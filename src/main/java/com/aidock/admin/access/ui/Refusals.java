package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserRefused;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.server.ErrorEvent;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;

/** Says why something was not done, at the field it is about or, when it is about none, in its own place. */
class Refusals extends Div {
    private final transient Map<UserRefused.Field, HasValidationProperties> fields =
            new EnumMap<>(UserRefused.Field.class);

    private final transient Reasons reasons;

    Refusals(Reasons reasons) {
        this.reasons = reasons;
        addClassName("access-refusal");
        getElement().setAttribute("role", "alert");
    }

    final Refusals with(UserRefused.Field field, HasValidationProperties component) {
        fields.put(field, component);
        return this;
    }

    void clear() {
        setText("");
        fields.values().forEach(field -> field.setInvalid(false));
    }

    void tell(Throwable failure) {
        if (failure instanceof UserRefused refused
                && fields.get(refused.field()) instanceof HasValidationProperties at) {
            at.setErrorMessage(refused.getMessage());
            at.setInvalid(true);
            if (at instanceof Focusable<?> focusable) {
                focusable.focus();
            }
        } else {
            setText(text(failure, reasons));
        }
    }

    /** What to tell about a failure that belongs to no field; one that nobody expects is reported as well. */
    static String text(Throwable failure, Reasons reasons) {
        if (failure instanceof UserRefused || failure instanceof AuthenticationException) {
            return String.valueOf(failure.getMessage());
        }
        return reasons.known(failure)
                .map(reason -> reason + " Try again in a moment.")
                .orElseGet(() -> {
                    UI.getCurrentOrThrow().getSession().getErrorHandler().error(new ErrorEvent(failure));
                    return "This was not done because of an error in the program.";
                });
    }
}
