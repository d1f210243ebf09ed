/** What leaves this installation about its errors: Sentry, and the reference by which a person finds an error again. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.telemetry;
