package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final HashingCost CHEAP = new HashingCost(64, 1, 1);
    private static final Secret PASSWORD = Secret.of("violet-anchor-quilt-42");

    private final Passwords passwords = passwords(CHEAP);

    @Test
    void hashThenStandardEncodedFormWithTheContractsCost() {
        assertThat(passwords(HashingCost.DEFAULT).hash(PASSWORD).orElseThrow())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** The reference implementation's own test vector: argon2id, v=19, t=2, m=2^8 KiB, p=1. */
    @Test
    void checkWhenReferenceVectorThenMatches() {
        String encoded = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.check(Secret.of("password"), Optional.of(encoded))).isEqualTo(PasswordMatch.MATCHES);
    }

    @Test
    void checkWhenHashedTwiceThenBothMatchThoughTheyDiffer() {
        List<String> hashes = Stream.of(PASSWORD, PASSWORD)
                .map(passwords::hash)
                .flatMap(Optional::stream)
                .toList();
        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> check(PASSWORD, hash) == PasswordMatch.MATCHES);
    }

    @Test
    void checkWhenOtherPasswordOrNoAccountOrForeignHashThenDiffers() {
        String hash = passwords.hash(PASSWORD).orElseThrow();
        assertThat(check(Secret.of("violet-anchor-quilt-43"), hash)).isEqualTo(PasswordMatch.DIFFERS);
        assertThat(passwords.check(PASSWORD, Optional.empty())).isEqualTo(PasswordMatch.DIFFERS);
        assertThat(check(PASSWORD, "$2b$10$abcdefghijklmnopqrstuv")).isEqualTo(PasswordMatch.DIFFERS);
    }

    /** R20: nothing is cut off. */
    @Test
    void checkWhenLongPasswordsDifferAtByte80ThenDiffers() {
        String common = "0123456789abcdefghij".repeat(4);
        String hash = passwords.hash(Secret.of(common + "A-the-end-of-it-all")).orElseThrow();
        assertThat(check(Secret.of(common + "B-the-end-of-it-all"), hash)).isEqualTo(PasswordMatch.DIFFERS);
    }

    @Test
    void checkWhenTypedDecomposedThenMatches() {
        String hash = passwords.hash(Secret.of("caf\u00e9 au lait at noon")).orElseThrow();
        assertThat(check(Secret.of("cafe\u0301 au lait at noon"), hash)).isEqualTo(PasswordMatch.MATCHES);
    }

    @Test
    void isOutdatedWhenCostRoseThenTrue() {
        String hash = passwords.hash(PASSWORD).orElseThrow();
        assertThat(passwords.isOutdated(hash)).isFalse();
        assertThat(passwords(HashingCost.DEFAULT).isOutdated(hash)).isTrue();
    }

    @Test
    void runWhenEveryPlaceIsTakenThenTurnedAwayAtOnce() throws Exception {
        Bulkhead bulkhead = new Bulkhead(new HashingSettings(CHEAP, 1, 0, Duration.ofMinutes(1)));
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> bulkhead.run(() -> {
            working.countDown();
            await(finish);
            return "done";
        }));
        working.await();
        assertThat(bulkhead.run(() -> "no place")).isEmpty();
        finish.countDown();
        assertThat(first.get()).contains("done");
        assertThat(bulkhead.run(() -> "a place again")).contains("a place again");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private PasswordMatch check(Secret password, String hash) {
        return passwords.check(password, Optional.of(hash));
    }

    private static Passwords passwords(HashingCost cost) {
        return new Passwords(new HashingSettings(cost, 2, 8, Duration.ofSeconds(10)));
    }
}
