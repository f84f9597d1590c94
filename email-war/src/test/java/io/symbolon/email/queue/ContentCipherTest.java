package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailAddress;
import io.symbolon.email.transport.TestMails;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentCipherTest {
    private final ContentCipher cipher = new ContentCipher(Secret.of("a key of at least 32 characters, or so"));
    private final UUID id = UUID.randomUUID();
    private final Mail mail = TestMails.text("ada@example.org");
    private final Envelope envelope = Envelope.of(mail);

    @Test
    void decryptWhenSameMessageThenTheMail() {
        assertThat(cipher.decrypt(id, cipher.encrypt(id, envelope))).contains(envelope);
    }

    @Test
    void encryptWhenStoredThenNothingReadableAndNeverTheSameTwice() {
        byte[] first = cipher.encrypt(id, envelope).bytes();
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("ada", "Hello", "Some text");
        assertThat(cipher.encrypt(id, envelope).bytes()).isNotEqualTo(first);
    }

    @Test
    void pseudonymThenTheSameInAnyCaseAndNothingOfTheAddress() {
        MailAddress ada = new MailAddress("ada@example.org");
        assertThat(cipher.pseudonym(ada))
                .hasSize(64)
                .doesNotContain("ada")
                .isEqualTo(cipher.pseudonym(new MailAddress("Ada@example.org")))
                .isNotEqualTo(cipher.pseudonym(new MailAddress("bob@example.org")));
    }

    @Test
    void decryptWhenOfAnotherMessageThenEmpty() {
        assertThat(cipher.decrypt(UUID.randomUUID(), cipher.encrypt(id, envelope)))
                .isEmpty();
    }

    @Test
    void decryptWhenAnotherKeyThenEmpty() {
        ContentCipher other = new ContentCipher(Secret.of("another key of at least 32 characters"));
        assertThat(other.decrypt(id, cipher.encrypt(id, envelope))).isEmpty();
    }

    @Test
    void decryptWhenAnyByteChangedThenEmpty() {
        byte[] stored = cipher.encrypt(id, envelope).bytes();
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertThat(cipher.decrypt(id, new Ciphertext(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void decryptWhenCutOffThenEmpty() {
        assertThat(cipher.decrypt(id, new Ciphertext(new byte[] {1}))).isEmpty();
    }

    @Test
    void fingerprintWhenBodiesDifferThenDiffersAndNeedsTheKey() {
        ContentCipher other = new ContentCipher(Secret.of("another key of at least 32 characters"));
        assertThat(cipher.fingerprint("a")).isEqualTo(cipher.fingerprint("a")).hasSize(64);
        assertThat(cipher.fingerprint("a")).isNotEqualTo(cipher.fingerprint("b"));
        assertThat(cipher.fingerprint("a")).isNotEqualTo(other.fingerprint("a"));
    }
}
