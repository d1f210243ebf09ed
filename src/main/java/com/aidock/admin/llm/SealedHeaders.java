package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.UnreadableSecret;
import com.aidock.admin.llm.vault.Vault;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores custom headers, the secret ones sealed for their row and name. */
@Component
class SealedHeaders {
    /** A shorter value shows nothing of itself: four characters would be too much of it. */
    private static final int LONG_ENOUGH_TO_HINT = 16;

    private static final String BULLETS = "••••";

    private final Vault vault;

    SealedHeaders(Vault vault) {
        this.vault = vault;
    }

    /** What is to be stored for the form, whose kept headers must be among those stored before. */
    List<StoredHeader> store(long id, List<HeaderForm> headers, List<StoredHeader> before) {
        return headers.stream().map(header -> store(id, header, before)).toList();
    }

    /** The stored secret header that a form's header may keep. */
    static Optional<StoredHeader> kept(HeaderForm header, List<StoredHeader> before) {
        return before.stream()
                .filter(stored -> stored.secret() && stored.name().equalsIgnoreCase(header.name()))
                .findFirst();
    }

    /**
     * All values in clear, to be sent.
     *
     * @throws UnreadableSecret if one cannot be decrypted
     */
    Map<String, Secret> open(LlmConfig config) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        config.customHeaders.forEach(header -> headers.put(header.name(), open(config.id, header)));
        return headers;
    }

    /**
     * All headers as if they had been typed in.
     *
     * @throws UnreadableSecret if one cannot be decrypted
     */
    List<HeaderForm> reveal(LlmConfig config) {
        return config.customHeaders.stream()
                .map(header -> new HeaderForm(header.name(), open(config.id, header), header.secret()))
                .toList();
    }

    Secret open(long id, StoredHeader header) {
        String sealed = header.sealed();
        return sealed == null
                ? Secret.of(Objects.requireNonNull(header.value()))
                : vault.open(Base64.getDecoder().decode(sealed), purpose(id, header.name()));
    }

    HeaderHint hint(long id, StoredHeader header) {
        return new HeaderHint(
                header.name(), header.secret(), header.value(), header.hint(), header.secret() && !opens(id, header));
    }

    /** The same headers, those that can be read under the keyset's primary key. */
    List<StoredHeader> resealed(long id, List<StoredHeader> headers) {
        return headers.stream().map(header -> resealed(id, header)).toList();
    }

    private StoredHeader resealed(long id, StoredHeader header) {
        String sealed = header.sealed();
        if (sealed == null || !opens(id, header) || isCurrent(header)) {
            return header;
        }
        byte[] anew = vault.seal(open(id, header), purpose(id, header.name()));
        return new StoredHeader(header.name(), null, Base64.getEncoder().encodeToString(anew), header.hint());
    }

    /** Whether nothing of it is sealed with another key than the primary one. */
    boolean isCurrent(StoredHeader header) {
        String sealed = header.sealed();
        try {
            return sealed == null || vault.isCurrent(Base64.getDecoder().decode(sealed));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean opens(long id, StoredHeader header) {
        try {
            open(id, header);
            return true;
        } catch (UnreadableSecret | IllegalArgumentException e) {
            return false;
        }
    }

    private StoredHeader store(long id, HeaderForm header, List<StoredHeader> before) {
        @Nullable Secret value = header.value();
        if (value == null) {
            StoredHeader stored = kept(header, before).orElseThrow();
            return new StoredHeader(header.name(), null, stored.sealed(), stored.hint());
        }
        if (!header.secret()) {
            return new StoredHeader(header.name(), value.reveal(), null, null);
        }
        byte[] sealed = vault.seal(value, purpose(id, header.name()));
        return new StoredHeader(header.name(), null, Base64.getEncoder().encodeToString(sealed), hint(value.reveal()));
    }

    private static String hint(String value) {
        return value.length() < LONG_ENOUGH_TO_HINT ? BULLETS : value.substring(value.length() - 4);
    }

    private static String purpose(long id, String name) {
        return "llm_config/%d/header/%s".formatted(id, name.toLowerCase(Locale.ROOT));
    }
}
