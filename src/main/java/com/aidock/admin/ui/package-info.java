/** Small parts that screens share: work off the screen's thread, lists that never wait, notices. Knows no feature. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.ui;
