/** Events of the pool that people cause: starts, resizes, pauses and drills, as marks on the chart. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.event;
