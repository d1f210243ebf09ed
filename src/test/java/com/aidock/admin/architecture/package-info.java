/** The rules of the house, as tests that say what to do instead. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.architecture;
