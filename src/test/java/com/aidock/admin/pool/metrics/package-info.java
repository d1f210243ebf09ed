/** Tests of the pool's metrics. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.metrics;
