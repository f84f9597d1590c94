package io.symbolon.auth.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.token.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {
    private static final byte[] KEY = "a private key".getBytes(UTF_8);

    private final KeyEncryption encryption = new KeyEncryption(Secret.of("one key encryption key"));

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
        assertThatThrownBy(() -> new KeyEncryption(Secret.of("another")).decrypt(encrypted, "kid-1"))
                .hasMessageContaining("AUTH_KEY_ENCRYPTION_KEY");
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
