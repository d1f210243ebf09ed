/** What features tell each other without knowing each other: records that travel through Spring's event publisher. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.events;
