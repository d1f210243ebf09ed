package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.server.communication.PushConnectionFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BoundedPushTest {
    @Test
    void a_message_in_parts_is_whole_when_its_length_has_come() throws IOException {
        BoundedPush.BoundedMessage message = new BoundedPush.BoundedMessage();

        assertThat(message.append(new StringReader("6|abc"))).isFalse();
        assertThat(message.append(new StringReader("def"))).isTrue();
        assertThat(new BufferedReader(message.getReader()).readLine()).isEqualTo("abcdef");
    }

    @Test
    void no_more_of_one_is_kept_whatever_length_it_announces() throws IOException {
        BoundedPush.BoundedMessage message = new BoundedPush.BoundedMessage();
        message.append(new StringReader("900000000|"));
        String part = "a".repeat(1_000);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                message.append(new StringReader(part));
            }
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> message.append(new StringReader(part)));
    }

    @Test
    void vaadin_finds_it() {
        assertThat(ServiceLoader.load(PushConnectionFactory.class))
                .singleElement()
                .isInstanceOf(BoundedPush.class);
    }
}
