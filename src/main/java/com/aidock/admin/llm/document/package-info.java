/**
 * Configurations as JSON documents: how clients and files spell them, read strictly and with all that is wrong said at
 * its place.
 */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.document;
