/** The screens of the LLM configurations: a list beside a form, with tests and discovery. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.ui;
