/** The audit log: who did or tried what, when and from where. Rows are added and, when they are old, taken away. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.audit;
