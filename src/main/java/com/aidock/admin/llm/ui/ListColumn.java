package com.aidock.admin.llm.ui;

/** The columns that a person may hide, and from which width of the table they fit, in pixels. */
enum ListColumn {
    PRIORITY("Priority", ListColumn.WIDE),
    PROVIDER("Provider", ListColumn.MEDIUM),
    MODEL("Model", ListColumn.WIDE),
    STATE("State", 0),
    LAST_TEST("Last test", ListColumn.MEDIUM),
    COST("Cost per request", ListColumn.WIDE);

    static final int MEDIUM = 700;
    static final int WIDE = 980;

    private final String label;
    private final int minimum;

    ListColumn(String label, int minimum) {
        this.label = label;
        this.minimum = minimum;
    }

    String label() {
        return label;
    }

    boolean fits(int width) {
        return width >= minimum;
    }
}
