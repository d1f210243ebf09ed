package com.aidock.admin.llm.vault;

import com.aidock.admin.llm.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals secrets for one place in the database and one origin, both in the associated data: whatever is done to a row, a
 * secret opens only when the origin that it was entered for is the one that is to be called.
 *
 * @see <a href="file:docs/decisions/0034-secrets-belong-to-an-origin.md">Secrets belong to an origin</a>
 */
@Component
public class BoundVault {
    private final Vault vault;

    BoundVault(Vault vault) {
        this.vault = vault;
    }

    /** Encrypts a secret for the row and field that it belongs to, and the origin that it was entered for. */
    public byte[] seal(Secret secret, String place, String origin) {
        return vault.seal(secret, purpose(place, origin));
    }

    /**
     * Decrypts what was sealed for this place and this origin. What was sealed before secrets had an origin opens for
     * the one that is noted beside it.
     *
     * @param noted the origin in the row, or null for a secret from before there was one; nobody trusts it
     * @param called the origin that is to be called
     * @throws SecretForElsewhere if it was sealed for the noted origin and that is another one
     * @throws UnreadableSecret if it cannot be read at all
     */
    public Secret open(byte[] sealed, String place, @Nullable String noted, String called) {
        if (isBound(sealed, place, called)) {
            return vault.open(sealed, purpose(place, called));
        }
        boolean unbound = vault.opens(sealed, place);
        if (unbound && (noted == null || noted.equals(called))) {
            return vault.open(sealed, place);
        }
        if (noted != null && !noted.equals(called) && (unbound || isBound(sealed, place, noted))) {
            throw new SecretForElsewhere(place, noted, called);
        }
        throw new UnreadableSecret(place);
    }

    /** Whether {@link #open} would succeed. */
    public boolean opens(byte[] sealed, String place, @Nullable String noted, String called) {
        try {
            open(sealed, place, noted, called);
            return true;
        } catch (UnreadableSecret e) {
            return false;
        }
    }

    /** Whether it was sealed for this origin, and not before secrets had one. */
    public boolean isBound(byte[] sealed, String place, String origin) {
        return vault.opens(sealed, purpose(place, origin));
    }

    /** Whether it was sealed with the keyset's primary key. */
    public boolean isCurrent(byte[] sealed) {
        return vault.isCurrent(sealed);
    }

    public String fingerprint(Secret secret) {
        return vault.fingerprint(secret);
    }

    /** No place contains a space, so that no two of them read alike. */
    private static String purpose(String place, String origin) {
        return place + " for " + origin;
    }
}
