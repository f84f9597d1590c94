package io.symbolon.common.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Beans;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
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
    @CsvSource({
        "'10.0.0.0/16, ::1', 10.0.0.1, 192.0.2.7",
        "'10.0.0.0/16, ::1', ::1%lo, 192.0.2.7",
        "'10.0.0.0/16, ::1', 203.0.113.9, 203.0.113.9", // anybody can write that header
        "'', 10.0.0.1, 10.0.0.1",
        ", 10.0.0.1, 10.0.0.1"
    })
    void ofARequestThenWhatTheTrustedProxiesOfTheSettingWroteR43(String proxies, String remote, String expected) {
        assertThat(configured(proxies).of(request(remote))).isEqualTo(expected);
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

    private static PeerAddress configured(String proxies) {
        Config config = Beans.of(
                Config.class,
                (proxy, method, arguments) -> arguments[0].equals("http.trusted-proxies")
                        ? Optional.ofNullable(proxies)
                        : Optional.of("0.0.0.0/0, ::/0"));
        return new PeerAddress(config);
    }

    /** Of 192.0.2.7 by a proxy, forged in every other way that a proxy might have been asked to write it. */
    private static HttpServletRequest request(String remote) {
        Map<String, List<String>> headers = Map.of(
                "x-forwarded-for", List.of("1.1.1.1", "1.1.1.2, 192.0.2.7"),
                "forwarded", List.of("for=1.1.1.3"),
                "x-real-ip", List.of("1.1.1.4"),
                "$wsra", List.of("1.1.1.5"));
        return Beans.of(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRemoteAddr" -> remote;
            case "getHeaders" ->
                Collections.enumeration(
                        headers.getOrDefault(arguments[0].toString().toLowerCase(Locale.ROOT), List.of()));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
