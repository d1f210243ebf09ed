/** Tests of the parts that screens share, without a browser. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.ui;
