/** What watching the pool costs: the instrument's own use of the processor and of memory. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.cost;
