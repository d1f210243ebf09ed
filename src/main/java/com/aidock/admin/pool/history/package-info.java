/**
 * What the pool read over the last days: recorded, rolled up, forgotten in time, and what it says about our targets.
 */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.history;
