package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.DiscoveredModel;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Keeps what providers listed and what configurations name beyond it; part of its caller's transaction. */
@Component
class Listings {
    private final ModelListingRepository listings;
    private final LlmConfigRepository configs;

    Listings(ModelListingRepository listings, LlmConfigRepository configs) {
        this.listings = listings;
        this.configs = configs;
    }

    /** Stores a whole list; a part of one would make the rest look gone, and an empty one everything. */
    void listed(long configId, TestReport report) {
        if (!report.complete() || report.models().isEmpty()) {
            return;
        }
        ModelListing listing = listings.findById(configId).orElseGet(() -> new ModelListing(configId));
        listing.models = report.models().stream().map(DiscoveredModel::id).toList();
        listing.listedAt = report.result().testedAt();
        configs.findById(configId).ifPresent(config -> {
            listing.provider = config.provider;
            listing.apiEndpoint = config.apiEndpoint;
            compare(listing, config);
            listings.save(listing);
        });
    }

    /** Compares anew after a save; a list of another provider or server says nothing any more. */
    void saved(LlmConfig config) {
        listings.findById(config.id).ifPresent(listing -> compare(listing, config));
    }

    private static void compare(ModelListing listing, LlmConfig config) {
        boolean same = listing.provider == config.provider && Objects.equals(listing.apiEndpoint, config.apiEndpoint);
        List<String> missing =
                same ? new ListedModels(config.provider, listing.models).missing(config.availableModels) : List.of();
        if (!missing.equals(listing.missing)) {
            listing.missing = missing;
        }
    }
}
