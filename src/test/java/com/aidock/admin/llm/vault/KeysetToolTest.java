package com.aidock.admin.llm.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Home;
import com.aidock.admin.llm.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotates a keyset as docs/keys.md says, and looks with the program's own eyes at what became of it. */
class KeysetToolTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");
    private static final String PURPOSE = "llm_config/1/api_key";

    @TempDir
    Path directory;

    private Home home = new Home(Path.of("."));
    private String said = "";

    @BeforeEach
    void aKeyset() {
        home = new Home(directory);
        vault();
    }

    @Test
    void a_key_is_added_promoted_and_the_old_one_taken_out_while_what_it_sealed_stays_readable_until_then() {
        Vault before = vault();
        byte[] sealed = before.seal(KEY, PURPOSE);
        String old = Long.toString(before.primaryKeyId());

        assertThat(run("add")).isZero();
        Vault added = vault();
        assertThat(added.primaryKeyId()).isEqualTo(before.primaryKeyId());
        assertThat(added.keyIds()).hasSize(2);
        String next = added.keyIds().stream()
                .map(String::valueOf)
                .filter(id -> !id.equals(old))
                .findFirst()
                .orElseThrow();
        assertThat(said).contains(old + " enabled, primary", next + " enabled");

        assertThat(run("promote", next)).isZero();
        Vault promoted = vault();
        assertThat(promoted.primaryKeyId()).isEqualTo(Long.parseLong(next));
        assertThat(promoted.open(sealed, PURPOSE)).isEqualTo(KEY);
        // A replica that has the key but does not seal with it yet reads what this one seals.
        assertThat(added.open(promoted.seal(KEY, PURPOSE), PURPOSE)).isEqualTo(KEY);

        assertThat(run("remove", old)).isZero();
        assertThat(vault().keyIds()).containsExactly(Long.parseLong(next));
    }

    @Test
    void each_keyset_before_stays_beside_it_and_all_are_their_owners_alone() throws IOException {
        String first = Files.readString(home.resolve(KeysetSource.FILE));
        run("add");
        String second = Files.readString(home.resolve(KeysetSource.FILE));
        run("add");
        assertThat(home.resolve("keyset.before-1.json")).hasContent(first);
        assertThat(home.resolve("keyset.before-2.json")).hasContent(second);
        for (String file : List.of(KeysetSource.FILE, "keyset.before-1.json", "keyset.before-2.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_makes_no_sense_is_refused_in_a_line_and_changes_nothing() throws IOException {
        String before = Files.readString(home.resolve(KeysetSource.FILE));
        assertThat(run()).isEqualTo(2);
        assertThat(said).contains("usage");
        assertThat(run("remove", Long.toString(vault().primaryKeyId()))).isEqualTo(2);
        assertThat(said).contains("primary");
        assertThat(run("promote", "4711")).isEqualTo(2);
        assertThat(run("add", "x")).isEqualTo(2);
        assertThat(home.resolve(KeysetSource.FILE)).hasContent(before);
        Files.writeString(home.resolve(KeysetSource.FILE), "{\"planted\": 1}");
        assertThat(run("list")).isEqualTo(2);
        assertThat(said).contains("keyset.json").doesNotContain("planted");
    }

    private Vault vault() {
        KeysetSource source = new KeysetSource(home);
        return source.existing(null).orElseGet(source::created);
    }

    private int run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = new KeysetTool(home, new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(List.of(arguments));
        said = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
