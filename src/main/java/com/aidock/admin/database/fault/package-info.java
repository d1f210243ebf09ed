/**
 * Faults of a database that can be reached: read-only, access refused, disk full; told apart, remembered and worded.
 */
@NamedInterface("fault")
@org.jspecify.annotations.NullMarked
package com.aidock.admin.database.fault;

import org.springframework.modulith.NamedInterface;
