/** Tests of the frame and of what is shown when something fails. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.shell;
