package com.aidock.admin.llm.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.llm.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeysetSourceTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789");
    private final Path directory;
    private final KeysetSource source;

    KeysetSourceTest(@TempDir Path directory) {
        this.directory = directory;
        this.source = new KeysetSource(new Home(directory));
    }

    @Test
    void makes_a_keyset_on_first_start_for_its_owner_alone_and_finds_it_again(CapturedOutput output)
            throws IOException {
        byte[] sealed = vault(null).seal(KEY, "row/1");
        Path file = directory.resolve("keyset.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(vault(" ").open(sealed, "row/1")).isEqualTo(KEY);
        assertThat(output).contains("back it up").doesNotContain(secretPart(Files.readString(file)));
    }

    @Test
    void takes_the_keyset_from_the_environment_as_json_or_base64_and_writes_no_file() {
        String json = Vaults.json(Vaults.newKeyset());
        String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = vault(json).seal(KEY, "row/1");
        assertThat(vault(base64).open(sealed, "row/1")).isEqualTo(KEY);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planted-nonsense",
                "{\"planted\": 1}",
                "{",
                "cGxhbnRlZA==",
                "{\"primaryKeyId\":1,\"key\":[]}",
                // A MAC key: valid, but it cannot encrypt.
                "{\"primaryKeyId\":691856985,\"key\":[{\"keyData\":{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.HmacKey\",\"keyMaterialType\":\"SYMMETRIC\",\"value\":\"EgQIAxAgGiDZsmkTufMG/XlKlk9m7bqxustjUPT2YULEVm8mOp2mSA==\"},\"outputPrefixType\":\"TINK\",\"keyId\":691856985,\"status\":\"ENABLED\"}]}"
            })
    void refuses_to_start_with_a_keyset_that_makes_no_sense_without_repeating_it(String setting) {
        assertThatThrownBy(() -> vault(setting))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("AIDOCK_KEYSET is not a Tink keyset")
                .hasMessageNotContaining("planted")
                .hasMessageNotContaining("EgQIAxAg")
                .hasNoCause();
    }

    @Test
    void refuses_to_start_with_a_broken_file_rather_than_make_a_new_keyset() throws IOException {
        Files.writeString(directory.resolve("keyset.json"), "planted");
        assertThatThrownBy(() -> vault(null))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("keyset.json")
                .hasMessageNotContaining("planted");
        assertThat(directory.resolve("keyset.json")).hasContent("planted");
    }

    @Test
    void restricts_a_file_that_others_can_read_and_says_so(CapturedOutput output) throws IOException {
        vault(null);
        Path file = directory.resolve("keyset.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        vault(null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(output).contains("Others could read the encryption keyset", "rw-r--r--");
    }

    private Vault vault(@Nullable String setting) {
        return source.existing(setting).orElseGet(source::created);
    }

    private static String secretPart(String json) {
        return json.replaceFirst("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
    }
}
