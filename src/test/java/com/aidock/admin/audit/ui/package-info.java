/** Tests of the audit log's page, without a browser. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.audit.ui;
