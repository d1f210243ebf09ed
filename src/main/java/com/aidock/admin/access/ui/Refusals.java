package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserRefused;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.ErrorEvent;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;

/** Says why something was not done, at the field it is about or, when it is about none, in its own place. */
class Refusals extends Div {
    private final transient Map<UserRefused.Field, HasValidationProperties> fields =
            new EnumMap<>(UserRefused.Field.class);

    Refusals() {
        addClassName("access-refusal");
        getElement().setAttribute("role", "alert");
    }

    static Refusals at(EmailField email, PasswordField password) {
        return new Refusals().with(UserRefused.Field.EMAIL, email).with(UserRefused.Field.PASSWORD, password);
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
            setText(text(failure));
        }
    }

    /** What to tell about a failure that belongs to no field; one that nobody expects is reported as well. */
    static String text(Throwable failure) {
        if (failure instanceof UserRefused || failure instanceof AuthenticationException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof AccessDeniedException) {
            return "Your role does not allow this; an administrator's does.";
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            return "The database did not answer in time. Try again in a moment.";
        }
        UI.getCurrentOrThrow().getSession().getErrorHandler().error(new ErrorEvent(failure));
        return "This did not work because of an error in the program. It has been reported.";
    }
}
