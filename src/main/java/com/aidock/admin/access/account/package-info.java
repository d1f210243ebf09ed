/** Rules and storage of passwords. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.account;
