package io.symbolon.common.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
    @Test
    void ofWhenNobodyIsTrustedThenThePeerR43() {
        assertThat(PeerAddress.behind("").of("127.0.0.1", List.of("192.0.2.7"))).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 192.0.2.7, 192.0.2.7",
        "10.0.0.1, '1.1.1.1, 192.0.2.7', 192.0.2.7", // what the client wrote itself stands further left
        "10.0.0.1, '1.1.1.1, 192.0.2.7, 10.0.0.2', 192.0.2.7",
        "10.0.0.1, '192.0.2.7, rubbish', 10.0.0.1",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 10.0.0.2, 10.0.0.2",
        "10.1.0.1, 192.0.2.7, 10.1.0.1", // outside the block
        "::1, 2001:db8::7, 2001:db8::7",
        "::ffff:10.0.0.1, 192.0.2.7, 192.0.2.7"
    })
    void ofWhenProxiesAreTrustedThenTheFirstThatIsNotR43(String peer, String forwarded, String expected) {
        assertThat(PeerAddress.behind("10.0.0.0/16, ::1").of(peer, List.of(forwarded)))
                .isEqualTo(expected);
    }

    @Test
    void ofWhenSeveralHeadersThenTheyAreOneList() {
        PeerAddress behind = PeerAddress.behind("10.0.0.1");
        assertThat(behind.of("10.0.0.1", List.of("1.1.1.1", "192.0.2.7"))).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0", "*", "300.1.1.1", "1.2.3.999"})
    void behindWhenNoAddressThenRefused(String proxies) {
        assertThatThrownBy(() -> PeerAddress.behind(proxies))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.trusted-proxies");
    }

    @Test
    void aroundThenTheNetworkOfOneSubscriber() {
        assertThat(Network.around("2001:db8:1:2:3:4:5:6")).isEqualTo(Network.around("2001:db8:1:2::9"));
        assertThat(Network.around("2001:db8:1:2::9")).isNotEqualTo(Network.around("2001:db8:1:3::9"));
        assertThat(Network.around("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Network.around("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Network.around("fe80::1%eth0")).isEqualTo("fe80::1%eth0");
        assertThat(Network.around(null)).isNull();
    }

    @Test
    void withoutZoneThenTheAddressAlone() {
        assertThat(PeerAddress.withoutZone("fe80::1%eth0")).isEqualTo("fe80::1");
        assertThat(PeerAddress.withoutZone("192.0.2.7")).isEqualTo("192.0.2.7");
    }
}
