package com.aidock.admin.llm.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A model that a configuration offers.
 *
 * @param standard whether requests that name no model get this one
 */
record ModelItem(String name, @JsonProperty("is_default") boolean standard) {}
