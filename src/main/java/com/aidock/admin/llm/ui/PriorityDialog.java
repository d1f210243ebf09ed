package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Asks for one priority for many configurations. */
class PriorityDialog extends ChangeDialog {
    private final TextField priority = new TextField("Priority");
    private final transient IntConsumer onChoice;

    PriorityDialog(Workbench workbench, int count, IntConsumer onChoice) {
        super(workbench, "Priority of %,d configurations".formatted(count), "Set priority");
        this.onChoice = onChoice;
        priority.setId("new-priority");
        priority.setManualValidation(true);
        priority.setHelperText("0 to 1000, lower comes first");
        priority.getElement().setAttribute("inputmode", "numeric");
        content(priority);
        priority.focus();
    }

    @Override
    void confirmed() {
        List<Violation> found = new ArrayList<>();
        Integer typed = NumberTexts.whole(Fields.PRIORITY, priority.getValue(), found);
        if (typed != null) {
            found.addAll(LlmConfigRules.checkPriority(typed));
        }
        if (!found.isEmpty()) {
            refuse(found.getFirst().message());
        } else if (typed == null) {
            refuse("Enter a priority from 0 to 1000. Lower comes first.");
        } else {
            close();
            onChoice.accept(typed);
        }
    }

    private void refuse(String message) {
        priority.setErrorMessage(message);
        priority.setInvalid(true);
    }
}
