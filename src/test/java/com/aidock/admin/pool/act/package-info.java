/** Tests of what administrators can do about the pool. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.act;
