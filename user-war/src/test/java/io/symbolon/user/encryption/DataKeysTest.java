package io.symbolon.user.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.token.Secret;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataKeysTest {
    private static final String ADA = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";
    private static final String EVE = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a11";
    private static final Secret OLD = Secret.of("a-key-encryption-key-of-the-tests-0001");
    private static final Secret NEW = Secret.of("a-key-encryption-key-of-the-tests-0002");

    private final DataKeys keys = new DataKeys(OLD, Optional.empty());
    private final WrappedKey adas = keys.create(ADA);

    @Test
    void openWhenSealedForTheSameOwnerAndFieldThenTheText() {
        DataKey key = keys.open(ADA, adas);
        String sealed = key.seal("phone", "+43 🦉");
        assertThat(keys.open(ADA, adas).open("phone", sealed)).isEqualTo("+43 🦉");
        assertThat(key.seal("phone", "+43 🦉")).isNotEqualTo(sealed);
    }

    @Test
    void openWhenMovedToAnotherFieldOrOwnerThenRefused() {
        String sealed = keys.open(ADA, adas).seal("phone", "+436641234567");
        assertThatIllegalStateException().isThrownBy(() -> keys.open(ADA, adas).open("bio", sealed));
        assertThatIllegalStateException().isThrownBy(() -> keys.open(EVE, adas));
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(EVE, keys.create(EVE)).open("phone", sealed));
    }

    @Test
    void openWhenTheOwnerHasAnotherKeyThanLatelyThenThatOne() {
        String sealed = keys.open(ADA, adas).seal("phone", "+436641234567");
        WrappedKey another = keys.create(ADA);
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(ADA, another).open("phone", sealed));
        keys.forget(ADA);
        assertThat(keys.open(ADA, adas).open("phone", sealed)).isEqualTo("+436641234567");
    }

    @Test
    void openWhenOneBitDiffersThenRefused() {
        byte[] bytes = Base64.getDecoder().decode(keys.open(ADA, adas).seal("phone", "+436641234567"));
        bytes[bytes.length - 1] ^= 1;
        String changed = Base64.getEncoder().encodeToString(bytes);
        assertThatIllegalStateException().isThrownBy(() -> keys.open(ADA, adas).open("phone", changed));
    }

    @Test
    void openWhenThePreviousKeyWrappedItThenOpensAndOnceWrappedAnewNeedsThePresentAlone() {
        String sealed = keys.open(ADA, adas).seal("phone", "+436641234567");
        DataKeys both = new DataKeys(NEW, Optional.of(OLD));
        assertThat(both.open(ADA, adas).open("phone", sealed)).isEqualTo("+436641234567");

        WrappedKey anew = both.rewrap(ADA, adas);

        DataKeys present = new DataKeys(NEW, Optional.empty());
        assertThat(anew.kek()).isEqualTo(present.present()).isNotEqualTo(adas.kek());
        assertThat(present.open(ADA, anew).open("phone", sealed)).isEqualTo("+436641234567");
        assertThatIllegalStateException().isThrownBy(() -> present.open(ADA, adas));
        assertThatIllegalStateException().isThrownBy(() -> keys.open(ADA, anew));
    }

    @Test
    void toStringWhenPrintedThenNoKey() {
        assertThat(adas).asString().doesNotContain(adas.text());
    }
}
