/** Incidents of the pool: when one began, how it looked then, what caused it and how it ended. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.incident;
