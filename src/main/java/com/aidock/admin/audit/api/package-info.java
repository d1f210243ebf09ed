/** The audit log as a file. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.audit.api;
