/** Tests of what requests and answers have to keep to. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.http;
