/** What is wrong with the database although the program and the network are well: told apart, remembered, worded. */
@NamedInterface("fault")
@org.jspecify.annotations.NullMarked
package com.aidock.admin.database.fault;

import org.springframework.modulith.NamedInterface;
