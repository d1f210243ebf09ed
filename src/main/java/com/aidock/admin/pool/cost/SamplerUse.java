package com.aidock.admin.pool.cost;

import java.time.Duration;

/**
 * What the sampler's thread used over a while, with all that listens on it.
 *
 * @param over the while that was measured, a minute at most
 * @param cores share of one core, 0 to 1
 * @param allocatedPerSample bytes of short-lived memory for each sample
 */
public record SamplerUse(Duration over, double cores, long allocatedPerSample) {}
