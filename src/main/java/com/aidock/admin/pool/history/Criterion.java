package com.aidock.admin.pool.history;

/** What the report on the incident of July 2025 promises, each with its target. */
public enum Criterion {
    TIMEOUTS("Pool time-outs", "none"),
    PAGE_LOADS("Page loads below 2 s", "99 % or more"),
    UTILISATION("Utilisation below 50 %", "95 % of the time or more"),
    ERRORS("Database errors", "none");

    private final String label;
    private final String target;

    Criterion(String label, String target) {
        this.label = label;
        this.target = target;
    }

    public String label() {
        return label;
    }

    public String target() {
        return target;
    }
}
