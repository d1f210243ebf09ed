/** Browsers in which an account has signed in before, recognised by a signed cookie. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.device;
