/**
 * The frame of every page: navigation, theme, the pool's health at a glance, and what is shown when something fails.
 */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.shell;
