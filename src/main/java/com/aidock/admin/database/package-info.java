/** The ground of the single JPA layer: lanes, leases, settings, and the embedded PostgreSQL. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.database;
