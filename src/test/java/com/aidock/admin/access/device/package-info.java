/** Tests of device. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.device;
