/** Benchmarks: figures for docs/benchmarks.md, run by hand and never part of the tests. */
@org.jspecify.annotations.NullMarked
package com.aidock.admin.bench;
