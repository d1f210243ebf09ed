/** Rules of HTTP for every request and answer: the origin that a request may come from, and where redirects lead. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.access.http;
