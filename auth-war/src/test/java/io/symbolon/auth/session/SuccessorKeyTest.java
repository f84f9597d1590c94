package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE, decision 14: token, salt and key, all three, tell the successor. */
class SuccessorKeyTest {
    private static final RefreshToken TOKEN = new RefreshToken(Secret.of("a token"));

    private final SuccessorKey key = new SuccessorKey(Secret.of("a key"));
    private final String salt = key.salt();

    @Test
    void successorWhenOfTheSameTokenAndSaltThenTheSame() {
        assertThat(new SuccessorKey(Secret.of("a key")).successor(salt, TOKEN)).isEqualTo(key.successor(salt, TOKEN));
    }

    @Test
    void successorWhenTokenSaltOrKeyIsAnotherThenAnother() {
        assertThat(key.successor(salt, TOKEN))
                .isNotEqualTo(key.successor(key.salt(), TOKEN))
                .isNotEqualTo(key.successor(salt, new RefreshToken(Secret.of("another token"))))
                .isNotEqualTo(new SuccessorKey(Secret.of("another key")).successor(salt, TOKEN));
    }

    @Test
    void saltThenAnotherEachTimeOf256Bits() {
        assertThat(Base64.getUrlDecoder().decode(salt)).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(key.salt()).isNotEqualTo(salt);
    }
}
