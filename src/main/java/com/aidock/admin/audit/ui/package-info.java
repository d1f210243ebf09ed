/** The page of the audit log: a list beside one entry, with filters that live in the address. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.audit.ui;
