package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxr-x---", "rwxrwxrwx"})
    void an_empty_home_that_was_open_before_is_closed(String mode) throws Exception {
        Path path = open("empty", mode);

        new Home(path).resolve("");

        assertThat(mode(path)).isEqualTo("rwx------");
    }

    @Test
    void a_home_of_ours_that_was_open_before_is_closed_whatever_else_lies_there() throws Exception {
        Path path = open("old", "rwxr-xr-x");
        Files.writeString(path.resolve("notes"), "");
        Files.writeString(path.resolve("keyset.json"), "{}");

        new Home(path).resolve("");

        assertThat(mode(path)).isEqualTo("rwx------");
    }

    @Test
    void an_open_directory_of_other_things_is_refused_and_left_alone() throws Exception {
        Path path = open("shared", "rwxrwxrwx");
        Files.writeString(path.resolve("notes"), "");

        assertThatThrownBy(() -> new Home(path).resolve(""))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("AIDOCK_HOME is " + path)
                .hasMessageContaining(path.resolve("aidock").toString());
        assertThat(mode(path)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void a_home_of_another_user_is_refused() throws Exception {
        Path path = open("theirs", "rwxr-xr-x");
        try {
            Files.setAttribute(path, "unix:uid", 65_534);
        } catch (IOException e) {
            assumeTrue(false, "only root may give a directory away");
        }

        assertThatThrownBy(() -> new Home(path).resolve(""))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("belongs to the user");
        assertThat(mode(path)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void a_link_is_followed_once_and_its_target_closed() throws Exception {
        Path target = open("target", "rwxr-xr-x");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        Home home = new Home(link);
        home.resolve("");
        Files.delete(link);
        Files.createSymbolicLink(link, open("elsewhere", "rwxrwxrwx"));

        assertThat(home.resolve("keyset.json")).isEqualTo(target.toRealPath().resolve("keyset.json"));
        assertThat(mode(target)).isEqualTo("rwx------");
    }

    private Path open(String name, String mode) throws IOException {
        Path path = Files.createDirectory(directory.resolve(name));
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
