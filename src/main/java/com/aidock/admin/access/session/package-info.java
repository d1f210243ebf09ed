/** How long a person stays signed in, and why that ended. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.session;
