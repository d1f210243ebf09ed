/**
 * The way of a request before a feature sees it: proxies, headers, limits for visitors who are not signed in, and the
 * answers to requests that nobody else takes. Knows no feature.
 */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.web;
