/** The embedded PostgreSQL: its programs, its data directory, its accounts, and the process that runs. */
@NamedInterface("embedded")
@NullMarked
package com.aidock.admin.database.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
