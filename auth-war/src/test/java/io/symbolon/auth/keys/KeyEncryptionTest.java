package io.symbolon.auth.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.token.Secret;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {
    private static final byte[] KEY = "a private key".getBytes(UTF_8);

    private final KeyEncryption encryption = under("one key encryption key");

    @Test
    void decryptWhenSameSecretAndIdThenThePlainKey() {
        assertThat(encryption.decrypt(encryption.encrypt(KEY, "kid-1"), "kid-1"))
                .isEqualTo(KEY);
    }

    @Test
    void encryptWhenTwiceThenNothingAlike() {
        String one = encryption.encrypt(KEY, "kid-1");
        assertThat(encryption.encrypt(KEY, "kid-1")).isNotEqualTo(one);
        assertThat(new String(Base64.getDecoder().decode(one), UTF_8)).doesNotContain("private");
    }

    @Test
    void decryptWhenRowsAreSwappedThenRefused() {
        String encrypted = encryption.encrypt(KEY, "kid-1");
        assertThatThrownBy(() -> encryption.decrypt(encrypted, "kid-2")).isInstanceOf(UndecryptableKeyException.class);
    }

    @Test
    void decryptWhenOtherSecretThenRefusedNamingTheSetting() {
        String encrypted = encryption.encrypt(KEY, "kid-1");
        assertThatThrownBy(() -> under("another").decrypt(encrypted, "kid-1"))
                .hasMessageContaining("AUTH_KEY_ENCRYPTION_KEY");
    }

    @Test
    void decryptWhenTheSecretIsBeingReplacedThenBothOpenAndTheNewOneLocksR40() {
        String before = encryption.encrypt(KEY, "kid-1");
        KeyEncryption replaced =
                new KeyEncryption(Secret.of("another"), Optional.of(Secret.of("one key encryption key")));
        assertThat(replaced.decrypt(before, "kid-1")).isEqualTo(KEY);
        assertThat(under("another").decrypt(replaced.encrypt(KEY, "kid-2"), "kid-2"))
                .isEqualTo(KEY);
        assertThatThrownBy(() -> under("a third").decrypt(before, "kid-1"))
                .isInstanceOf(UndecryptableKeyException.class);
    }

    private static KeyEncryption under(String secret) {
        return new KeyEncryption(Secret.of(secret), Optional.empty());
    }

    @Test
    void decryptWhenAnyByteChangedThenRefused() {
        byte[] encrypted = Base64.getDecoder().decode(encryption.encrypt(KEY, "kid-1"));
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            String text = Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> encryption.decrypt(text, "kid-1")).isInstanceOf(UndecryptableKeyException.class);
        }
    }
}
