package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.Completion;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as its test needs it.
 *
 * @param handover what to ask and with what, or why that cannot be
 * @param endpoint and fingerprint: by which it is recognised when the result is stored
 * @param completion what is asked for if a real completion is wanted
 */
record Connection(
        long id,
        long version,
        Provider provider,
        @Nullable String endpoint,
        @Nullable String fingerprint,
        Handover handover,
        Completion completion) {}
