package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final HashingCost CHEAP = new HashingCost(64, 1, 1);
    private static final Secret PASSWORD = Secret.of("violet-anchor-quilt-42");

    private final Passwords passwords = passwords(CHEAP);

    @Test
    void hashThenStandardEncodedFormWithTheContractsCostR22() {
        assertThat(passwords(HashingCost.DEFAULT).hash(PASSWORD))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** The reference implementation's own test vector: argon2id, v=19, t=2, m=2^8 KiB, p=1. */
    @Test
    void matchesWhenReferenceVectorThenMatches() {
        String encoded = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.matches(Secret.of("password"), Optional.of(encoded)))
                .isTrue();
    }

    @Test
    void matchesWhenHashedTwiceThenBothMatchThoughTheyDiffer() {
        List<String> hashes = Stream.of(PASSWORD, PASSWORD).map(passwords::hash).toList();
        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> matches(PASSWORD, hash));
    }

    @Test
    void matchesWhenOtherPasswordOrNoAccountOrForeignHashThenDiffers() {
        String hash = passwords.hash(PASSWORD);
        assertThat(matches(Secret.of("violet-anchor-quilt-43"), hash)).isFalse();
        assertThat(passwords.matches(PASSWORD, Optional.empty())).isFalse();
        assertThat(matches(PASSWORD, "$2b$10$abcdefghijklmnopqrstuv")).isFalse();
    }

    /** R20: nothing is cut off. */
    @Test
    void matchesWhenLongPasswordsDifferAtByte80ThenDiffersR20() {
        String common = "0123456789abcdefghij".repeat(4);
        String hash = passwords.hash(Secret.of(common + "A-the-end-of-it-all"));
        assertThat(matches(Secret.of(common + "B-the-end-of-it-all"), hash)).isFalse();
    }

    @Test
    void matchesWhenTheLongestPasswordsDifferInTheirLastCharacterThenDiffersR20() {
        String common = "0123456789abcdef".repeat(8).substring(1);
        Secret longest = Secret.of(common + "A");
        assertThat(longest.reveal()).hasSize(PasswordPolicy.MAX_LENGTH);
        String hash = passwords.hash(longest);
        assertThat(matches(longest, hash)).isTrue();
        assertThat(matches(Secret.of(common + "B"), hash)).isFalse();
    }

    @Test
    void matchesWhenTypedDecomposedThenMatches() {
        String hash = passwords.hash(Secret.of("caf\u00e9 au lait at noon"));
        assertThat(matches(Secret.of("cafe\u0301 au lait at noon"), hash)).isTrue();
    }

    @Test
    void isOutdatedWhenCostRoseThenTrue() {
        String hash = passwords.hash(PASSWORD);
        assertThat(passwords.isOutdated(hash)).isFalse();
        assertThat(passwords(HashingCost.DEFAULT).isOutdated(hash)).isTrue();
    }

    private boolean matches(Secret password, String hash) {
        return passwords.matches(password, Optional.of(hash));
    }

    private static Passwords passwords(HashingCost cost) {
        return new Passwords(new HashingSettings(cost, 2, 8));
    }
}
