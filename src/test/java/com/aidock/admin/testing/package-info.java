/** Fixtures: the parts of the outside world that tests run against, real where they can be. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.testing;
