package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.access.account.PasswordStorage;
import com.aidock.admin.database.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SetupLinkTest {
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "planted correct horse";

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock();
    private final UserStore users = mock(UserStore.class);
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private boolean terminal;
    private Path file;
    private FirstRun firstRun;
    private SetupLink link;

    @BeforeEach
    void start_with_nobody_set_up() {
        when(users.isEmpty()).thenReturn(true);
        when(users.createFirst(any(), any())).thenReturn(true);
        file = directory.resolve("home/setup-link");
        SetupLinkPlace place = new SetupLinkPlace(
                new Home(directory.resolve("home")),
                () -> terminal,
                new PrintStream(screen, true, StandardCharsets.UTF_8));
        firstRun = new FirstRun(users, new PasswordHasher(PasswordStorage.encoder(), 1), place, clock);
        link = new SetupLink(firstRun, place, new MockEnvironment());
        firstRun.begin();
    }

    @Test
    void is_printed_on_a_terminal_with_its_secret_in_the_fragment() {
        terminal = true;
        link.hand();

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .containsPattern("Set up the first administrator: http://localhost:8080/setup#[\\w-]{43}\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void is_written_into_a_private_file_without_one_and_taken_away_after_use() throws IOException {
        link.hand();

        assertThat(screen.size()).isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        firstRun.create(token(), EMAIL, PASSWORD);
        assertThat(file).doesNotExist();
    }

    @Test
    void works_for_an_hour_and_is_renewed_by_asking_but_not_before() throws IOException {
        link.hand();
        String first = token();
        link.renew();
        assertThat(token()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(60));
        assertThat(firstRun.opens(first)).isFalse();
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(() -> firstRun.create(first, EMAIL, PASSWORD))
                .withMessageContaining("expired");
        link.renew();

        assertThat(firstRun.opens(first)).isFalse();
        assertThat(firstRun.opens(token())).isTrue();
    }

    @Test
    void one_that_an_earlier_start_left_behind_is_taken_away() throws IOException {
        link.hand();
        when(users.isEmpty()).thenReturn(false);
        firstRun.begin();

        assertThat(file).doesNotExist();
        assertThat(firstRun.newToken()).isEmpty();
    }

    private String token() throws IOException {
        String text = Files.readString(file).strip();
        return text.substring(text.indexOf('#') + 1);
    }
}
