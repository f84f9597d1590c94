package io.symbolon.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §2.3.1 and appendix B. */
class CredentialsInRequestTest {
    @Test
    void parseWhenBasicThenBothPartsAreFormDecoded() {
        assertThat(BasicCredential.parse("bAsIc " + base64("chat-service:a%2Bb%3Ac+d:e")))
                .contains(new BasicCredential("chat-service", Secret.of("a+b:c d:e")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic !!!", "Basic bm8tY29sb24=", "Basic YTolenrv"})
    void parseWhenBasicIsMalformedThenEmpty(String header) {
        assertThat(BasicCredential.isBasic(header)).isTrue();
        assertThat(BasicCredential.parse(header)).isEmpty();
    }

    @Test
    void parseWhenFormThenDecodedAndTheEmptyIsThere() {
        FormFields fields =
                FormFields.parse("audience=email-service&scope=a+b%20c&x&").orElseThrow();
        assertThat(fields.get("audience")).isEqualTo("email-service");
        assertThat(fields.get("scope")).isEqualTo("a b c");
        assertThat(fields.get("x")).isEmpty();
        assertThat(fields.get("y")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%zz", "a=%", "%=1", "a=%e"})
    void parseWhenFormIsMalformedOrRepeatsThenEmpty(String form) {
        assertThat(FormFields.parse(form)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
