/** What administrators can do about the pool, each with a preview of its effect and an entry in the audit log. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.act;
