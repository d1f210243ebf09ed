package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    private static final String NAME = "keyset.json";

    @TempDir
    Path directory;

    @Test
    void a_secret_is_its_owner_s_alone_and_takes_the_place_of_the_one_before() throws IOException {
        Home home = new Home(directory);
        home.writeSecret(NAME, "first");
        home.writeSecret(NAME, "second");
        assertThat(directory.resolve(NAME)).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(NAME))))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly(NAME);
    }

    @Test
    void of_many_that_make_a_secret_at_once_one_does_and_none_overwrites_it() throws Exception {
        List<Callable<Boolean>> makers = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(i -> () -> new Home(directory).createSecret(NAME, "made by " + i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Boolean> made =
                    threads.invokeAll(makers).stream().map(Future::resultNow).toList();
            assertThat(made).containsOnlyOnce(true);
            assertThat(directory.resolve(NAME)).hasContent("made by " + made.indexOf(true));
        }
        assertThat(names()).containsExactly(NAME);
    }

    @Test
    void what_a_crash_left_half_written_is_removed_and_never_taken_for_the_secret() throws IOException {
        Path left = Files.writeString(directory.resolve(NAME + ".1.new"), "ha");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.writeString(directory.resolve(NAME + ".2.new"), "of another that is at it");
        Home home = new Home(directory);
        assertThat(home.createSecret(NAME, "whole")).isTrue();
        assertThat(directory.resolve(NAME)).hasContent("whole");
        assertThat(names()).containsExactlyInAnyOrder(NAME, NAME + ".2.new");
    }

    @Test
    void changes_by_two_at_once_do_not_undo_each_other() throws IOException {
        Home home = new Home(directory);
        boolean done = home.<Boolean, RuntimeException>alone(() -> {
            assertThatThrownBy(() -> new Home(directory).<Boolean, RuntimeException>alone(() -> true))
                    .isInstanceOf(IllegalStateException.class);
            return true;
        });
        assertThat(done).isTrue();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
