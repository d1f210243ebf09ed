/** Tests of the drill. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.drill;
