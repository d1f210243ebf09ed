/** The embedded PostgreSQL: its programs, its data directory, its accounts, and the process that runs. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.database.embedded;
