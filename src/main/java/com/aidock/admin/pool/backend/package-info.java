/** What the server itself says about our connections and everybody else's, joined to who borrowed them. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.backend;
