package com.aidock.admin.llm.document;

import com.aidock.admin.events.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** A document is JSON, but not what may be stored; nothing was. */
public class InvalidDocument extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 10;

    private final transient List<Fault> faults;

    public InvalidDocument(List<Fault> faults) {
        super(faults.stream()
                .limit(TOLD)
                .map(fault -> String.join(".", fault.path()) + ": " + fault.message())
                .collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong, at least one thing. */
    public List<Fault> faults() {
        return faults;
    }
}
