/** The pool's health on the screen: a line of it for every page, and the page of its own. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("ui")
package com.aidock.admin.pool.ui;
