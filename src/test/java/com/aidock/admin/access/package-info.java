/** Tests of users, roles, tokens and sign-in. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access;
