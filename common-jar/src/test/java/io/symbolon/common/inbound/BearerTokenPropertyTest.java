package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** RFC 6750 §2.1, RFC 9110 §11.6.2: whatever the header holds, it is one token or a reason. */
class BearerTokenPropertyTest {
    @Law
    void headersWhenAnyThenATokenOrAReason(@ForAll("headers") List<String> headers) {
        BearerToken bearer = BearerToken.of(headers);

        assertThat(bearer.isPresent()).isEqualTo(bearer.absence() == null);
        if (bearer.isPresent()) {
            assertThat(headers)
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("bearer ")
                    .doesNotContain(",");
            assertThat(headers.get(0)).contains(bearer.text());
            assertThat(bearer).hasToString("[redacted]");
        } else {
            assertThat(bearer.absence()).isIn(Reason.MISSING_TOKEN, Reason.MALFORMED_TOKEN);
        }
    }

    @Law
    void tokenWhenTheSchemeIsSpelledAnyhowThenThere(
            @ForAll("schemes") String scheme,
            @ForAll @IntRange(min = 1, max = 5) int spaces,
            @ForAll("b64tokens") String token) {
        assertThat(BearerToken.of(List.of(scheme + " ".repeat(spaces) + token)).text())
                .isEqualTo(token);
    }

    @Law
    void headersWhenSeveralThenMalformed(@ForAll("headers") @Size(min = 2) List<String> headers) {
        assertThat(BearerToken.of(headers).absence()).isEqualTo(Reason.MALFORMED_TOKEN);
    }

    @Law
    void schemeWhenAnotherThenNoTokenCame(@ForAll("otherSchemes") String scheme, @ForAll("b64tokens") String token) {
        Assume.that(!scheme.equalsIgnoreCase("bearer"));
        assertThat(BearerToken.of(List.of(scheme + " " + token)).absence()).isEqualTo(Reason.MISSING_TOKEN);
    }

    @Provide
    static Arbitrary<List<String>> headers() {
        Arbitrary<String> header = Arbitraries.oneOf(
                Hostile.text(),
                Hostile.text().map(text -> "Bearer " + text),
                b64tokens().map(token -> "bearer " + token));
        return header.list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    static Arbitrary<String> schemes() {
        return Arbitraries.of(true, false).list().ofSize("bearer".length()).map(capitals -> {
            StringBuilder scheme = new StringBuilder("bearer");
            for (int i = 0; i < scheme.length(); i++) {
                if (capitals.get(i)) {
                    scheme.setCharAt(i, Character.toUpperCase(scheme.charAt(i)));
                }
            }
            return scheme.toString();
        });
    }

    @Provide
    static Arbitrary<String> otherSchemes() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12);
    }

    /** RFC 6750 §2.1, b64token. */
    @Provide
    static Arbitrary<String> b64tokens() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-._~+/")
                .ofMinLength(1)
                .ofMaxLength(60);
    }
}
