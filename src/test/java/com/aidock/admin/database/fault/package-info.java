@org.jspecify.annotations.NullMarked
package com.aidock.admin.database.fault;
