package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.Why;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Where an administrator says why; a missing reason is told at the field itself. */
class ReasonField extends TextField {
    ReasonField(String help) {
        super("Reason");
        setId("act-reason");
        setMaxLength(Why.LONGEST);
        setHelperText(help);
        setManualValidation(true);
        setErrorMessage("Say why: the reason stands in the audit log.");
        setValueChangeMode(ValueChangeMode.EAGER);
        addValueChangeListener(change -> setInvalid(false));
    }

    /** Whether there is one; if not, the field says so and has the cursor. */
    final boolean given() {
        boolean given = !getValue().isBlank();
        setInvalid(!given);
        if (!given) {
            focus();
        }
        return given;
    }
}
