package com.aidock.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.database.StartupRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedAddressesTest {
    @Test
    void by_default_only_this_machine_is_believed() {
        assertThat(TrustedProxies.of(null).networks()).containsExactly("127.0.0.0/8", "::1/128");
        assertThat(TrustedProxies.of(" ")).isEqualTo(TrustedProxies.of(null));
        assertThat(TrustedProxies.of("none").networks()).isEmpty();
    }

    @Test
    void addresses_and_networks_are_named_with_commas_or_spaces_between_them() {
        assertThat(TrustedProxies.of("10.0.0.5, 10.1.0.0/16 fd00::/8").networks())
                .containsExactly("10.0.0.5/32", "10.1.0.0/16", "fd00::/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.300", "10.0.0.0/33", "10.0.0.0/", "::1/129", "10.0.0", "all", "*"})
    void what_is_neither_stops_the_start_by_name(String entry) {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> TrustedProxies.of("10.0.0.5," + entry))
                .withMessageContaining("AIDOCK_PROXIES names \"" + entry + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1|192.0.2.1",
                "192.0.2.1:4711|192.0.2.1",
                "[2001:db8::1]:443, 10.0.0.1|2001:db8::1, 10.0.0.1",
                "\"[2001:db8::1]\"|2001:db8::1",
                "1.1.1.1, unknown, 192.0.2.1|192.0.2.1",
                "evil.example|''",
                "1.1.1.1, 999.1.1.1|''",
                "1.1.1.1, |''",
            })
    void what_stands_left_of_no_address_is_not_believed(String header, String clean) {
        assertThat(ForwardedFor.clean(header)).isEqualTo(clean);
    }

    @Test
    void a_long_chain_is_cut() {
        assertThat(ForwardedFor.clean("192.0.2.1,".repeat(2_000) + "192.0.2.2").split(","))
                .hasSize(20);
    }
}
