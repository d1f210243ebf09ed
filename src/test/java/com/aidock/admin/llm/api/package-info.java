@org.jspecify.annotations.NullMarked
package com.aidock.admin.llm.api;
