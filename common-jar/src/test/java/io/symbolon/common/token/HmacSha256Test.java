package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors are of RFC 4231. */
class HmacSha256Test {
    private static final String TEXT = "what do ya want for nothing?";
    private static final String MAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final HmacSha256 jefe = new HmacSha256(Secret.of("Jefe"));

    @Test
    void ofTheSecondCaseThenItsMac() {
        assertThat(hex(jefe.of(TEXT))).isEqualTo(MAC);
    }

    @Test
    void base64urlIsWithoutPadding() {
        assertThat(jefe.base64url(TEXT)).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
    }

    @Test
    void partsAreTakenOneAfterAnother() {
        assertThat(hex(jefe.of(bytes("what do ya want "), bytes("for nothing?"))))
                .isEqualTo(MAC);
    }

    @Test
    void whatIsDerivedIsKeyedWithTheMacOfThePurpose() {
        assertThat(hex(jefe.derive("purpose").of(TEXT)))
                .isEqualTo("a29a42f98fbccc40c2ed77ed63b60c55bde4aec5e9d898c74553d4d3871f5072");
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatThrownBy(() -> new HmacSha256(Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
