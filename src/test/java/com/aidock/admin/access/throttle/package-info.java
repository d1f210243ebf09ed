/** Tests of throttle. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.throttle;
