/** Journeys through the running program in a real Chromium. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.e2e;
