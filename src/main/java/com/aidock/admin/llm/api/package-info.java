/** The LLM configurations for scripts and other programs: the same services and rules as the screens, over HTTP. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.api;
