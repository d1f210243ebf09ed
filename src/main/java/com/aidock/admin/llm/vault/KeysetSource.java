package com.aidock.admin.llm.vault;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the keyset from {@code AIDOCK_KEYSET}, or from a file in the home that is made on first start and open to its
 * owner alone. Its content never gets into a message.
 */
final class KeysetSource {
    static final String FILE = "keyset.json";
    private static final Logger LOG = LoggerFactory.getLogger(KeysetSource.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Home home;

    KeysetSource(Home home) {
        this.home = home;
    }

    /**
     * Opens the vault of the keyset that there is.
     *
     * @param setting the value of {@code AIDOCK_KEYSET}, as JSON or as Base64 of it; null or blank to use the file
     * @return empty if there is neither a setting nor a file
     * @throws StartupRefused if there is a keyset that makes no sense: a new one would leave every stored key
     *     unreadable
     */
    Optional<Vault> existing(@Nullable String setting) {
        register();
        if (setting != null && isSet(setting)) {
            return Optional.of(vault("AIDOCK_KEYSET", json(setting.strip())));
        }
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        restrict(file);
        return Optional.of(vault("the keyset in " + file, read(file)));
    }

    /** Makes a keyset, or takes the one that another process made meanwhile. */
    Vault created() {
        register();
        Path file = home.resolve(FILE);
        if (home.createSecret(FILE, newKeyset())) {
            LOG.info("A new encryption keyset lies in {}: back it up, stored keys cannot be read without it", file);
        }
        return existing(null).orElseThrow();
    }

    /** Where the keyset is, for messages. */
    String place(@Nullable String setting) {
        return isSet(setting) ? "AIDOCK_KEYSET" : String.valueOf(home.path().resolve(FILE));
    }

    private static boolean isSet(@Nullable String setting) {
        return setting != null && !setting.isBlank();
    }

    private static Vault vault(String name, String json) {
        try {
            return new Vault(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without the cause: a parser may quote what it read.
            throw new StartupRefused(
                    name + " is not a Tink keyset of AEAD keys with an enabled primary key (JSON, or that in Base64)");
        }
    }

    private static String json(String setting) {
        if (setting.startsWith("{")) {
            return setting;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(setting), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String newKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset could not be made", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartupRefused("the keyset in %s cannot be read".formatted(file), e);
        }
    }

    private static void restrict(Path file) {
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                LOG.warn(
                        "Others could read the encryption keyset in {} ({}); it is its owner's alone now. If somebody may have read it, replace the provider keys.",
                        file,
                        PosixFilePermissions.toString(permissions));
            }
        } catch (IOException e) {
            throw new StartupRefused("the keyset in %s is open to others and cannot be restricted".formatted(file), e);
        }
    }

    private static void register() {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink's ciphers cannot be set up", e);
        }
    }
}
