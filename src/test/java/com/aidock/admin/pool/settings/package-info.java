/** Tests of the pool's settings. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.settings;
