package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.verification.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6750 §2.1, RFC 9110 §11.6.2. */
class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c", "Bearer   a.b.c", " Bearer a.b.c "})
    void headerWhenOneCredentialThenToken(String header) {
        assertThat(BearerToken.of(List.of(header)).text()).isEqualTo("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic YTpi",
                "DPoP a.b.c",
                "a.b.c",
                "Bearer:a.b.c",
                "Bearera.b.c",
                "NotBearer a.b.c",
                "Digest username=\"a\", realm=\"b\""
            })
    void headerWhenOtherSchemeThenMissing(String header) {
        assertThat(BearerToken.of(List.of(header)).absence()).isEqualTo(Reason.MISSING_TOKEN);
    }

    @Test
    void headerWhenNoneThenMissing() {
        assertThat(BearerToken.of(null).absence()).isEqualTo(Reason.MISSING_TOKEN);
        assertThat(BearerToken.of(List.of()).absence()).isEqualTo(Reason.MISSING_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer a, Bearer b",
                "Basic YTpi, Bearer a.b.c",
                "Basic YTpi,bearer a.b.c",
                "Bearer a,"
            })
    void headerWhenAmbiguousThenMalformed(String header) {
        assertThat(BearerToken.of(List.of(header)).absence()).isEqualTo(Reason.MALFORMED_TOKEN);
    }

    @Test
    void headerWhenTwiceThenMalformed() {
        assertThat(BearerToken.of(List.of("Bearer a", "Bearer a")).absence()).isEqualTo(Reason.MALFORMED_TOKEN);
        assertThat(BearerToken.of(List.of("Basic YTpi", "Bearer a")).absence()).isEqualTo(Reason.MALFORMED_TOKEN);
    }

    @Test
    void toStringWhenTokenThenRedacted() {
        assertThat(BearerToken.of(List.of("Bearer a.b.c"))).hasToString("[redacted]");
    }
}
