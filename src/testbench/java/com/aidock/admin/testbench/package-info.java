/** Journeys with TestBench, which asks for a commercial licence: compiled everywhere, run where a licence is. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.testbench;
