/**
 * Asks providers, on an administrator's request, whether a key works and which models there are; knows no database and
 * no screen.
 */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.probe;
