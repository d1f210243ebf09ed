/** What every request and answer has to keep to, whoever sends it: where it comes from, and where it leads. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.http;
