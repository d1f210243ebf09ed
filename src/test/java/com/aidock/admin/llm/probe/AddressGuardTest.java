package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.probe.AddressGuard.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "104.18.6.192, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "192.167.255.255, PUBLIC",
        "198.20.0.0, PUBLIC",
        "2606:4700::6812:6c0, PUBLIC",
        "2a00:1450:4001::1, PUBLIC",
        "64:ff9b::808:808, PUBLIC",
        "::ffff:8.8.8.8, PUBLIC",
        "10.0.0.1, PRIVATE",
        "10.255.255.255, PRIVATE",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "127.0.0.1, PRIVATE",
        "127.255.255.255, PRIVATE",
        "198.18.0.1, PRIVATE",
        "::1, PRIVATE",
        "fc00::1, PRIVATE",
        "fd12:3456::1, PRIVATE",
        "fec0::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "::ffff:127.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b::7f00:1, PRIVATE",
        "0.0.0.0, FORBIDDEN",
        "0.1.2.3, FORBIDDEN",
        "100.100.100.200, FORBIDDEN",
        "168.63.129.16, FORBIDDEN",
        "169.254.0.1, FORBIDDEN",
        "169.254.169.254, FORBIDDEN",
        "169.254.170.2, FORBIDDEN",
        "192.0.0.192, FORBIDDEN",
        "192.0.2.1, FORBIDDEN",
        "224.0.0.1, FORBIDDEN",
        "239.255.255.255, FORBIDDEN",
        "240.0.0.1, FORBIDDEN",
        "255.255.255.255, FORBIDDEN",
        "::, FORBIDDEN",
        "::ffff:169.254.169.254, FORBIDDEN",
        "::ffff:0.0.0.0, FORBIDDEN",
        "::169.254.169.254, FORBIDDEN",
        "::127.0.0.1, FORBIDDEN",
        "::ffff:0:a9fe:a9fe, FORBIDDEN",
        "64:ff9b::a9fe:a9fe, FORBIDDEN",
        "64:ff9b::6464:64c8, FORBIDDEN",
        "64:ff9b:1::a9fe:a9fe, FORBIDDEN",
        "2001::1, FORBIDDEN",
        "2001:db8::1, FORBIDDEN",
        "2002:a9fe:a9fe::1, FORBIDDEN",
        "fd00:ec2::254, FORBIDDEN",
        "fd20:ce::254, FORBIDDEN",
        "fe80::1, FORBIDDEN",
        "febf::1, FORBIDDEN",
        "ff02::1, FORBIDDEN",
    })
    void knows_how_far_away_an_address_is(String address, Reach reach) throws UnknownHostException {
        assertThat(AddressGuard.reachOf(InetAddress.getByName(address))).isEqualTo(reach);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost.",
                "app.localhost",
                "127.0.0.1",
                "10.0.0.7",
                "192.168.0.10",
                "[::1]",
                "::1",
                "[fd00::7]",
                " 10.0.0.7 "
            })
    void says_early_that_a_host_is_private(String host) {
        assertThat(AddressGuard.isPrivateHost(host)).isTrue();
        assertThat(AddressGuard.isForbiddenHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1%eth7]", "0.0.0.0", "[::ffff:169.254.169.254]"})
    void says_early_that_a_host_is_never_called(String host) {
        assertThat(AddressGuard.isForbiddenHost(host)).isTrue();
        assertThat(AddressGuard.isPrivateHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.openai.com",
                "8.8.8.8",
                "[2606:4700::1]",
                "ollama.internal.example",
                "localhost.example",
                "999.1.1.1",
                "1.2.3",
                "[nonsense:",
                ":",
                ""
            })
    void says_nothing_early_of_a_host_that_only_a_look_up_can_judge(String host) {
        assertThat(AddressGuard.isPrivateHost(host)).isFalse();
        assertThat(AddressGuard.isForbiddenHost(host)).isFalse();
    }
}
