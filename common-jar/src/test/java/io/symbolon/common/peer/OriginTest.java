package io.symbolon.common.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6454 §4 and §5: two URLs of one origin, however they are written. */
class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://mail.example/a?b#c, https://mail.example:443",
        "HTTPS://Mail.Example, https://mail.example:443",
        "http://localhost/, http://localhost:80",
        "http://[::1]:0, http://[::1]:0",
        "https://mail.example:9443, https://mail.example:9443"
    })
    void originThenSchemeHostAndPortWrittenOut(String url, String origin) {
        assertThat(of(url)).hasToString(origin).isEqualTo(of(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mail.example", "https://mail.example:444", "https://mail.example.evil.example"})
    void originWhenAnyPartIsAnotherThenAnother(String url) {
        assertThat(of(url)).isNotEqualTo(of("https://mail.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.example", "/path", "https:mail.example", "mailto:a@mail.example", "ftp://mail.example"})
    void originWhenOfNoHttpUrlThenRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(url));
    }

    @Test
    void originWhenByTlsOrOnThisMachineThenConfidentialR60() {
        assertThat(of("https://mail.example").isConfidential()).isTrue();
        assertThat(of("http://localhost:1").isConfidential()).isTrue();
        assertThat(of("http://127.0.0.1:1").isConfidential()).isTrue();
        assertThat(of("http://mail.example").isConfidential()).isFalse();
        assertThat(of("http://localhost.evil.example").isConfidential()).isFalse();
        assertThat(Origin.isConfidential("https://mail.example")).isTrue();
        assertThat(Origin.isConfidential("mail.example")).isFalse();
    }

    private static Origin of(String url) {
        return Origin.of(URI.create(url));
    }
}
