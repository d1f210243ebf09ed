package com.aidock.admin.llm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which configurations a model's end touches. Asks no provider: what was listed last is what the last test or discovery
 * of each configuration stored. Cheap however many configurations there are, as only those that are hit are read.
 *
 * @see <a href="file:docs/decisions/0016-what-providers-list.md">What providers list</a>
 */
@Service
@PreAuthorize("hasRole('VIEWER')")
@Transactional(readOnly = true)
public class BlastRadius {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final ModelListingRepository listings;

    BlastRadius(ModelListingRepository listings) {
        this.listings = listings;
    }

    /** Configurations that name a model which their provider did not list last: active ones first, then by priority. */
    public Slice<ModelUse> all(int limit) {
        int total = listings.countMissing();
        List<ModelUse> uses =
                listings.missing(limit).stream().map(BlastRadius::use).toList();
        return new Slice<>(uses, total);
    }

    /** What this configuration names and its provider did not list last; empty where nothing is known. */
    public Optional<ModelUse> of(LlmConfigDetails config) {
        return listings.findById(config.id())
                .filter(listing -> !listing.missing.isEmpty())
                .map(listing -> new ModelUse(
                        config.id(),
                        config.form().name(),
                        config.form().provider(),
                        config.form().active(),
                        config.form().defaultModel(),
                        listing.missing,
                        listing.listedAt));
    }

    /** The others at the same provider and endpoint that name one of these models. */
    public List<ModelUse> others(LlmConfigDetails config, List<String> gone, int limit) {
        return gone.isEmpty()
                ? List.of()
                : listings
                        .naming(
                                config.form().provider().id(),
                                config.form().apiEndpoint(),
                                gone.toArray(String[]::new),
                                config.id(),
                                limit)
                        .stream()
                        .map(BlastRadius::use)
                        .toList();
    }

    private static ModelUse use(@Nullable Object[] row) {
        return new ModelUse(
                ((Number) Objects.requireNonNull(row[0])).longValue(),
                String.valueOf(row[1]),
                Provider.fromId(String.valueOf(row[2])).orElseThrow(),
                Boolean.TRUE.equals(row[3]),
                (String) row[4],
                JsonMapper.shared().readValue(String.valueOf(row[5]), NAMES),
                row[6] instanceof Number ms ? Instant.ofEpochMilli(ms.longValue()) : null);
    }
}
