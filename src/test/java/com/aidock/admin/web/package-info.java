/** Tests of what happens to a request before a feature sees it. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.web;
