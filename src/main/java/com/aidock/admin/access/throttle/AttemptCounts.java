package com.aidock.admin.access.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Counts attempts per key in memory, for a day after the last one. Keys are kept as digests of one size, so that a flood
 * of long names takes no more room than one of short names.
 */
final class AttemptCounts {
    private static final long MOST_KEYS = 200_000;
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Cache<Key, Integer> counts;

    AttemptCounts(Ticker ticker) {
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(MEMORY)
                .ticker(ticker)
                .build();
    }

    int of(Key key) {
        Integer count = counts.getIfPresent(key);
        return count == null ? 0 : count;
    }

    void oneMore(Key key) {
        counts.asMap().merge(key, 1, Integer::sum);
    }

    void oneLess(Key key) {
        counts.asMap().computeIfPresent(key, (k, count) -> count <= 1 ? null : count - 1);
    }

    void forget(Key key) {
        counts.invalidate(key);
    }

    /** The first 16 bytes of a digest. */
    record Key(long high, long low) {
        static Key of(String kind, String... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(kind.getBytes(StandardCharsets.UTF_8));
                for (String part : parts) {
                    digest.update((byte) 0);
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                }
                ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
                return new Key(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
