package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {
    @Test
    void passes_public_addresses_and_connects_to_those_very_ones() throws UnknownHostException {
        assertThat(resolver(null, "93.184.215.14", "93.184.215.15").resolve("a.example", 443))
                .extracting(a -> a.getAddress().getHostAddress())
                .containsExactly("93.184.215.14", "93.184.215.15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254"})
    void one_bad_address_refuses_the_name(String bad) {
        assertThatThrownBy(() -> resolver(null, "93.184.215.14", bad).resolve("a.example"))
                .isInstanceOf(BlockedAddressException.class);
        assertThatThrownBy(() -> resolver(null, bad, "93.184.215.14").resolve("a.example"))
                .isInstanceOf(BlockedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama.lan", "OLLAMA.lan", "ollama.lan."})
    void passes_private_addresses_of_the_host_that_is_allowed(String allowed) throws UnknownHostException {
        assertThat(resolver(allowed, "192.168.1.20").resolve("Ollama.LAN")).hasSize(1);
    }

    @Test
    void allows_one_host_and_no_other_and_never_metadata() {
        assertThatThrownBy(() -> resolver("ollama.lan", "192.168.1.20").resolve("evil.example"))
                .isInstanceOf(BlockedAddressException.class);
        assertThatThrownBy(() -> resolver("ollama.lan", "169.254.169.254").resolve("ollama.lan"))
                .isInstanceOfSatisfying(BlockedAddressException.class, e -> assertThat(e.canBeAllowed())
                        .isFalse());
    }

    @Test
    void judges_each_look_up_anew_so_that_a_rebound_name_does_not_pass() throws UnknownHostException {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.215.14", "127.0.0.1"));
        GuardedResolver resolver = new GuardedResolver(
                host -> new InetAddress[] {InetAddress.getByName(answers.remove())}, null, new Progress());
        assertThat(resolver.resolve("rebind.example")).hasSize(1);
        assertThatThrownBy(() -> resolver.resolve("rebind.example")).isInstanceOf(BlockedAddressException.class);
    }

    private static GuardedResolver resolver(@Nullable String allowed, String... addresses) {
        return new GuardedResolver(
                host -> {
                    InetAddress[] found = new InetAddress[addresses.length];
                    for (int i = 0; i < found.length; i++) {
                        found[i] = InetAddress.getByName(addresses[i]);
                    }
                    return found;
                },
                allowed,
                new Progress());
    }
}
