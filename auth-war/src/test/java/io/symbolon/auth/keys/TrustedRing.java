package io.symbolon.auth.keys;

import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The ring of a server that signs with {@link TestKey#TRUSTED}: what tests sign is its own. */
public final class TrustedRing {
    private TrustedRing() {}

    /** Publishes the key in the database and reads it. */
    public static KeyRing of(TestDatabase database, InstantSource clock) {
        KeyEncryption encryption =
                new KeyEncryption(Secret.of("a key encryption key for tests only"), Optional.empty());
        SigningKeyStore store = new SigningKeyStore(database.entities(), encryption);
        KeySettings settings = new KeySettings(
                Duration.ofMinutes(5), Duration.ofSeconds(2), Duration.ofDays(30), Duration.ofMinutes(10));
        KeyRing ring = new KeyRing(store, settings, new Signers(Optional.empty()), clock);
        database.transactions().run(() -> {
            store.publish(TestKey.TRUSTED.jwk(), clock.instant());
            store.activate(TestKey.TRUSTED.id(), clock.instant());
            ring.load();
        });
        return ring;
    }
}
