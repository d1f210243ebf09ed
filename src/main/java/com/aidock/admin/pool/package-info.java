/** The health of the connection pool: what it is, since when, and what to do about it. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool;
