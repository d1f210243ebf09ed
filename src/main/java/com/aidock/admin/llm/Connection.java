package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.Completion;
import com.aidock.admin.llm.probe.ProbeTarget;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as its test needs it.
 *
 * @param target what to ask and with what, or null if a stored secret cannot be read
 * @param endpoint and fingerprint: by which it is recognised when the result is stored
 * @param completion what is asked for if a real completion is wanted
 */
record Connection(
        long id,
        long version,
        Provider provider,
        @Nullable String endpoint,
        @Nullable String fingerprint,
        @Nullable ProbeTarget target,
        Completion completion) {}
