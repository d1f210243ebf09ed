package com.aidock.admin.llm.vault;

import com.aidock.admin.database.Home;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * {@code ./aidock keyset}: lists the keys of the keyset in the home, adds one, makes one the primary one, and takes one
 * out. The keyset before each change stays beside it. No key is ever printed, only ids.
 */
public final class KeysetTool {
    /** Numbered, because a key that is taken out by mistake is needed back even after further changes. */
    private static final String BEFORE = "keyset.before-%d.json";

    private static final String USAGE = """
            usage: ./aidock keyset list | add | promote ID | remove ID
            on keyset.json in AIDOCK_HOME; restart the program afterwards (docs/keys.md)""";

    private final Home home;
    private final PrintStream out;

    KeysetTool(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Ends with 0, or with 2 and one line that says why nothing was changed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new KeysetTool(Home.of(System.getenv("AIDOCK_HOME")), out).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            AeadConfig.register();
            String command = arguments.isEmpty() ? "" : arguments.getFirst();
            switch (command + " " + arguments.size()) {
                case "list 1" -> list(read());
                case "add 1" -> change(KeysetTool::added);
                case "promote 2" -> change(keyset -> promoted(keyset, arguments.get(1)));
                case "remove 2" -> change(keyset -> removed(keyset, arguments.get(1)));
                default -> throw new IllegalArgumentException(USAGE);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        } catch (IllegalStateException e) {
            out.printf("aidock: another process is changing the keyset in %s; try again%n", home.path());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // Without what it says: a parser may quote what it read.
            out.printf(
                    "aidock: %s cannot be read as a keyset or written%n",
                    home.path().resolve(KeysetSource.FILE));
        }
        return 2;
    }

    private interface Change {
        KeysetHandle of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    /** Reads and writes while nobody else does: a key that another one added meanwhile would be lost. */
    private void change(Change change) throws GeneralSecurityException, IOException {
        home.<Boolean, GeneralSecurityException>alone(() -> {
            write(change.of(read()));
            return true;
        });
    }

    private static KeysetHandle added(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
    }

    private static KeysetHandle promoted(KeysetHandle keyset, String id) throws GeneralSecurityException {
        int at = position(keyset, id);
        if (keyset.getAt(at).getStatus() != KeyStatus.ENABLED) {
            throw new IllegalArgumentException("aidock: key %s is not enabled".formatted(id));
        }
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(keyset);
        changed.getAt(at).makePrimary();
        return changed.build();
    }

    private static KeysetHandle removed(KeysetHandle keyset, String id) throws GeneralSecurityException {
        int at = position(keyset, id);
        if (keyset.getAt(at).isPrimary()) {
            throw new IllegalArgumentException(
                    "aidock: key %s is the primary one; promote another first".formatted(id));
        }
        return KeysetHandle.newBuilder(keyset).deleteAt(at).build();
    }

    private static int position(KeysetHandle keyset, String id) {
        for (int i = 0; i < keyset.size(); i++) {
            if (id(keyset.getAt(i)).equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("aidock: there is no key with this id; ./aidock keyset list shows them");
    }

    private void list(KeysetHandle keyset) {
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            String primary = entry.isPrimary() ? ", primary" : "";
            out.printf("%s %s%s%n", id(entry), entry.getStatus().toString().toLowerCase(Locale.ROOT), primary);
        }
    }

    /** As the page on keys shows it. */
    private static String id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }

    private KeysetHandle read() throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(text(), InsecureSecretKeyAccess.get());
    }

    private String text() throws IOException {
        return Files.readString(home.resolve(KeysetSource.FILE));
    }

    private void write(KeysetHandle keyset) throws GeneralSecurityException, IOException {
        String before = unused();
        home.writeSecret(before, text());
        home.writeSecret(
                KeysetSource.FILE, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        list(keyset);
        out.println("The keyset before is in %s; restart the program.".formatted(home.resolve(before)));
    }

    private String unused() {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(BEFORE::formatted)
                .filter(name -> !Files.exists(home.path().resolve(name)))
                .findFirst()
                .orElseThrow();
    }
}
