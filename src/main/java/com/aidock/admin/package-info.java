/** AI Dock Admin: the administration console of an organisation's AI hub. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin;
