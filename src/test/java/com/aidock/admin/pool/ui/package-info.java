/** Tests of the pool's page, without a browser. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.ui;
