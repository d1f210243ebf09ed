/** Secrets at rest: the keyset, and what is sealed with it. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.vault;
