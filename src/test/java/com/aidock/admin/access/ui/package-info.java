/** Tests of the screens of sign-in, set-up, users and one's own profile. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.ui;
