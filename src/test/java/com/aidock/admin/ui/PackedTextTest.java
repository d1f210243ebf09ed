package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedTextTest {
    private static final String ANSWER =
            "for(;;);[{\"syncId\":7,\"text\":\"● Healthy… \uD83D\uDD25 POOL\"}]".repeat(500);

    @Test
    void a_text_comes_back_as_it_was_and_takes_a_small_part_of_its_room() {
        String packed = PackedText.pack(ANSWER);
        assertThat(PackedText.isPacked(packed)).isTrue();
        assertThat(packed.length()).isLessThan(ANSWER.length() / 10);
        // One byte a character.
        assertThat(packed.chars()).allMatch(character -> character < 256);
        assertThat(PackedText.unpack(packed)).isEqualTo(ANSWER);
    }

    @Test
    void a_text_that_was_never_packed_is_left_alone() {
        assertThat(PackedText.isPacked(ANSWER)).isFalse();
        assertThat(PackedText.unpack(ANSWER)).isSameAs(ANSWER);
    }
}
