/** Tests of the audit log. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.audit;
