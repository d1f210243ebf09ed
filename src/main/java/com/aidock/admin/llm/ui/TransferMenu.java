package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.function.Supplier;

/** Takes configurations to another environment, and brings them from one. */
class TransferMenu extends MenuBar {
    /**
     * @param listed what is listed now
     * @param onImport opens the import, or null where nothing may be changed
     */
    TransferMenu(Supplier<ListQuery> listed, boolean mayImport, Runnable onImport) {
        setId("transfer");
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = addItem("Transfer");
        root.setAriaLabel("Export and import");
        item(
                root,
                "export-listed",
                "Export what is listed",
                () -> Transfer.download(this, Transfer.listed(listed.get())));
        item(root, "export-all", "Export all", () -> Transfer.download(this, Transfer.all()));
        if (mayImport) {
            item(root, "import", "Import…", onImport);
        }
    }

    private static void item(MenuItem root, String id, String text, Runnable action) {
        root.getSubMenu().addItem(text, click -> action.run()).setId(id);
    }
}
