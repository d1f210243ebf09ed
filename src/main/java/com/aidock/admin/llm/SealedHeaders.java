package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.BoundVault;
import com.aidock.admin.llm.vault.SecretForElsewhere;
import com.aidock.admin.llm.vault.UnreadableSecret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores custom headers, the secret ones sealed for their row and name and the origin that they were entered for. */
@Component
class SealedHeaders {
    /** A shorter value shows nothing of itself: four characters would be too much of it. */
    private static final int LONG_ENOUGH_TO_HINT = 16;

    private static final String BULLETS = "••••";

    private final BoundVault vault;

    SealedHeaders(BoundVault vault) {
        this.vault = vault;
    }

    /** What is to be stored for the form, whose kept headers must be among those stored in the row. */
    List<StoredHeader> store(LlmConfig config, LlmConfigForm form) {
        String origin = StoredSecretRules.called(form);
        return form.customHeaders().stream()
                .map(header -> store(config, header, origin))
                .toList();
    }

    /** The stored secret header that a form's header may keep. */
    static Optional<StoredHeader> kept(HeaderForm header, List<StoredHeader> before) {
        return before.stream()
                .filter(stored -> stored.secret() && stored.name().equalsIgnoreCase(header.name()))
                .findFirst();
    }

    /**
     * All values in clear, to be sent to the origin.
     *
     * @throws SecretForElsewhere if one was entered for another origin
     * @throws UnreadableSecret if one cannot be decrypted
     */
    Map<String, Secret> open(LlmConfig config, String called) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        config.customHeaders.forEach(header -> headers.put(header.name(), open(config, header, called)));
        return headers;
    }

    /** One value in clear, as {@link #open(LlmConfig, String)}. */
    Secret open(LlmConfig config, StoredHeader header, String called) {
        String sealed = header.sealed();
        if (sealed == null) {
            return Secret.of(Objects.requireNonNull(header.value()));
        }
        String origin = StoredSecretRules.enteredFor(config, header.origin());
        return vault.open(
                Base64.getDecoder().decode(sealed),
                place(config.id, header.name()),
                header.origin(),
                Origin.isTrusted(origin, called) ? origin : called);
    }

    /** All headers as the other row's own, the secret ones entered for the same origins. */
    List<StoredHeader> copied(LlmConfig from, long to) {
        return from.customHeaders.stream()
                .map(header ->
                        header.secret() ? sealed(to, header, opened(from, header), originOf(from, header)) : header)
                .toList();
    }

    HeaderHint hint(LlmConfig config, StoredHeader header) {
        return new HeaderHint(
                header.name(),
                header.secret(),
                header.value(),
                header.hint(),
                header.secret() && !opens(config, header));
    }

    /** The same headers, those that can be read under the keyset's primary key and bound to their origin. */
    List<StoredHeader> resealed(LlmConfig config) {
        return config.customHeaders.stream()
                .map(header -> isCurrent(config, header) ? header : moved(config, header, originOf(config, header)))
                .toList();
    }

    private StoredHeader moved(LlmConfig config, StoredHeader header, String origin) {
        return opens(config, header) ? sealed(config.id, header, opened(config, header), origin) : header;
    }

    private StoredHeader sealed(long id, StoredHeader header, Secret value, String origin) {
        byte[] anew = vault.seal(value, place(id, header.name()), origin);
        return new StoredHeader(header.name(), null, Base64.getEncoder().encodeToString(anew), header.hint(), origin);
    }

    private Secret opened(LlmConfig config, StoredHeader header) {
        return open(config, header, originOf(config, header));
    }

    private static String originOf(LlmConfig config, StoredHeader header) {
        return StoredSecretRules.enteredFor(config, header.origin());
    }

    /** Whether nothing of it is sealed with another key than the primary one, or without its origin. */
    boolean isCurrent(LlmConfig config, StoredHeader header) {
        return header.sealed() == null || isBound(config, header) && vault.isCurrent(bytes(header));
    }

    /** Whether it is sealed for an origin, or not secret; what cannot be read is not. */
    boolean isBound(LlmConfig config, StoredHeader header) {
        String origin = header.origin();
        try {
            return header.sealed() == null
                    || origin != null && vault.isBound(bytes(header), place(config.id, header.name()), origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(StoredHeader header) {
        return Base64.getDecoder().decode(Objects.requireNonNull(header.sealed()));
    }

    private boolean opens(LlmConfig config, StoredHeader header) {
        try {
            opened(config, header);
            return true;
        } catch (UnreadableSecret | IllegalArgumentException e) {
            return false;
        }
    }

    private StoredHeader store(LlmConfig config, HeaderForm header, String origin) {
        @Nullable Secret value = header.value();
        if (value == null) {
            StoredHeader kept = kept(header, config.customHeaders).orElseThrow();
            StoredHeader named = new StoredHeader(header.name(), null, kept.sealed(), kept.hint(), kept.origin());
            return origin.equals(Origin.NONE) || origin.equals(kept.origin()) ? named : moved(config, named, origin);
        }
        if (!header.secret()) {
            return new StoredHeader(header.name(), value.reveal(), null, null, null);
        }
        StoredHeader entered = new StoredHeader(header.name(), null, "", hint(value.reveal()), origin);
        return sealed(config.id, entered, value, origin);
    }

    private static String hint(String value) {
        return value.length() < LONG_ENOUGH_TO_HINT ? BULLETS : value.substring(value.length() - 4);
    }

    private static String place(long id, String name) {
        return "llm_config/%d/header/%s".formatted(id, name.toLowerCase(Locale.ROOT));
    }
}
