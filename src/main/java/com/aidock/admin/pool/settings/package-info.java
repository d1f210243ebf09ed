/** What every setting of every lane really is, where it comes from and whether it makes sense. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.pool.settings;
