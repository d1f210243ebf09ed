/**
 * Tests of the pool's page, without a browser. Hides the package's own description, so it repeats what that exposes.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("ui")
package com.aidock.admin.pool.ui;
