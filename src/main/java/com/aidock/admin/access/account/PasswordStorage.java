package com.aidock.admin.access.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Stores passwords of any length and script. Of a long one bcrypt would take the first 72 bytes, so that it is given a
 * digest of all of them; hashes of bcrypt alone, from before, stay valid.
 *
 * @see <a href="file:docs/decisions/0033-passwords-and-the-set-up-link.md">Passwords</a>
 */
public final class PasswordStorage {
    private static final String ID = "bcrypt-sha384";
    private static final String BEFORE = "bcrypt";
    private static final int BCRYPT_TAKES = 72;

    private PasswordStorage() {}

    public static PasswordEncoder encoder() {
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
        return new DelegatingPasswordEncoder(ID, Map.of(ID, new Digested(bcrypt), BEFORE, new Whole(bcrypt)));
    }

    /** The same text however a keyboard composes its characters. */
    public static String normalised(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private record Digested(PasswordEncoder bcrypt) implements PasswordEncoder {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return password == null ? null : bcrypt.encode(digest(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return password != null && bcrypt.matches(digest(password), hash);
        }

        /** 64 characters, none of them zero, at which bcrypt would stop. */
        private static String digest(CharSequence password) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-384");
                return Base64.getEncoder()
                        .encodeToString(digest.digest(normalised(password).getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-384", e);
            }
        }
    }

    /** Compares the whole of a password, which bcrypt alone does not; costs the same whether it is too long. */
    private record Whole(PasswordEncoder bcrypt) implements PasswordEncoder {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return bcrypt.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            boolean beginning = bcrypt.matches(password, hash);
            return beginning
                    && password != null
                    && password.toString().getBytes(StandardCharsets.UTF_8).length <= BCRYPT_TAKES;
        }
    }
}
