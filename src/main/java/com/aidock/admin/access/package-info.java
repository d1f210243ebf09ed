/** Users, roles, tokens and sign-in: who is asking, what they may do, and how they prove it. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access;
