/** The pool in figures for Prometheus: read from memory at each scrape, borrowing nothing. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.metrics;
