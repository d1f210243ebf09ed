/** Slows guessing down without shutting anybody out: who waits for how long, and who comes next. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.throttle;
