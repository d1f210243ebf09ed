package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.util.List;
import java.util.stream.Collectors;

/** Where the thread of a holder stands at this moment; can be taken again. */
class StackDialog extends Dialog {
    private final transient Holders holders;
    private final String leaseKey;
    private final Pre frames = new Pre();

    private StackDialog(Holders holders, Holder holder) {
        this.holders = holders;
        this.leaseKey = holder.lease().key();
        addClassName("stack-dialog");
        setHeaderTitle("Where the holder stands");
        setWidth("52rem");
        setMaxWidth("96vw");
        frames.addClassName("stack-frames");
        // Can be scrolled with the keyboard.
        frames.getElement().setAttribute("tabindex", "0");
        add(
                new Paragraph("%s › %s, for %s, on thread %s. %s."
                        .formatted(
                                holder.lease().place(),
                                holder.lease().operation(),
                                holder.lease().user(),
                                holder.lease().thread(),
                                holder.state().meaning())),
                frames);
        getFooter().add(new Button("Take again", click -> take()), new Button("Close", click -> close()));
        take();
    }

    static StackDialog of(Holders holders, Holder holder) {
        return new StackDialog(holders, holder);
    }

    private void take() {
        List<StackTraceElement> stack = holders.stackNow(leaseKey);
        frames.setText(
                stack.isEmpty()
                        ? "There is nothing to see: the connection was given back, or its thread has ended."
                        : stack.stream().map(StackTraceElement::toString).collect(Collectors.joining("\n")));
    }
}
