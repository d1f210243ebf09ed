/** The pool's health for scripts and monitors. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.api;
