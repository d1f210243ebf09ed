/** The drill: proves on a running instance that the pool, its verdicts and its alarms are as promised. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.drill;
