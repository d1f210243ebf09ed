package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Secret;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
    private static final String KEY = "sk-Ab/12+cd\"34<ef=gh";

    private final Scrubber scrubber = new Scrubber(Stream.of(Secret.of(KEY), Secret.of("blue!")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "SK-AB/12+CD\"34<EF=GH",
                "sk-Ab%2F12%2Bcd%2234%3Cef%3Dgh",
                "sk-Ab%2f12%2bcd%2234%3cef%3dgh",
                "sk-Ab/12+cd\\\"34<ef=gh",
                "sk-Ab\\/12+cd\\\"34<ef=gh",
                "sk-Ab/12+cd&quot;34&lt;ef=gh",
                "blue!"
            })
    void masks_a_secret_however_it_is_written(String echoed) {
        assertThat(scrubber.clean("The key '" + echoed + "' is bad.", 200)).isEqualTo("The key '••••' is bad.");
    }

    @Test
    void masks_a_part_of_a_secret() {
        assertThat(scrubber.clean("begins with sk-Ab/12+c and", 200)).isEqualTo("begins with •••• and");
        assertThat(scrubber.clean("ends with 34<ef=gh", 200)).isEqualTo("ends with ••••");
    }

    @Test
    void masks_what_a_provider_masked_too_little() {
        assertThat(scrubber.clean("Incorrect API key provided: sk-proj-ab******wxyz. See x.", 200))
                .isEqualTo("Incorrect API key provided: •••• See x.");
    }

    @Test
    void masks_a_secret_that_invisible_characters_split() {
        assertThat(scrubber.clean("sk-Ab/12\u200b+cd\"34\u202e<ef=gh", 200)).isEqualTo("••••");
    }

    @Test
    void leaves_ordinary_text_as_it_is() {
        String text = "Zugriff verweigert: 許可されていません (“no scope”)";
        assertThat(scrubber.clean(text, 200)).isEqualTo(text);
    }

    @Test
    void cuts_only_what_is_masked_already_and_no_character_in_half() {
        assertThat(scrubber.clean("12345" + KEY, 12)).isEqualTo("12345••••");
        assertThat(scrubber.clean("1234567\uD83D\uDE00\uD83D\uDE00", 9)).isEqualTo("1234567…");
        assertThat(scrubber.clean("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxx…");
    }

    @Test
    void is_not_confused_by_values_too_short_to_be_secrets() {
        Scrubber shortOnes = new Scrubber(Stream.of(Secret.of(""), Secret.of("1"), Secret.of("on")));
        assertThat(shortOnes.clean("1 on 11", 200)).isEqualTo("1 on 11");
    }
}
