/** Mechanisms of the process itself that every module may use. Knows no other module. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.platform;
