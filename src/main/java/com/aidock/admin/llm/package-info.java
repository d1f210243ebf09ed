/** LLM configurations: what they are, what their providers expect, and what they cost. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm;
