package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;

/** A list, and the row of it that is open beside it or, where there is no room for both, over it. */
@JavaScript("context://components/grid.js")
public class ListBesideDetail extends MasterDetailLayout {
    private static final String LIST_WIDTH = "20rem";

    /** With nothing open. */
    public ListBesideDetail(Component list, String detailWidth, Runnable onClose) {
        super(LIST_WIDTH, detailWidth);
        setExpandMaster(true);
        setOverlaySize("100%");
        setMaster(list);
        addBackdropClickListener(click -> onClose.run());
        addAttachListener(event -> getElement().executeJs("window.aidockGrid.nameOverlay(this)"));
    }
}
