package io.symbolon.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.auth.store.MilestoneStore;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.LoggedLines;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {
    private static final TestClock CLOCK = TestClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Secret SECRET = Secret.of("a key encryption key for tests only");

    @ParameterizedTest
    @EnumSource
    void ensureWhenTwelveServersStartAtOnceThenOneKey(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ExecutorService servers = Executors.newFixedThreadPool(12);
            CountDownLatch go = new CountDownLatch(1);
            List<CompletableFuture<Void>> starts = IntStream.range(0, 12)
                    .mapToObj(server -> CompletableFuture.runAsync(() -> ensure(database, go), servers))
                    .toList();
            go.countDown();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get();
            servers.shutdown();
            assertThat(published(database, SECRET)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ensureWhenItRollsBackThenTheNextOneMakesTheKey(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThatThrownBy(() -> database.transactions().run(() -> {
                        firstKey(database).ensure();
                        throw new IllegalStateException("crash");
                    }))
                    .hasMessage("crash");
            database.transactions().run(() -> firstKey(database).ensure());
            assertThat(published(database, SECRET)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void signThenThePublishedSetVerifiesIt(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            database.transactions().run(() -> firstKey(database).ensure());
            KeyRing ring = ring(database);
            SignedJWT token = SignedJWT.parse(ring.signer().sign(new JOSEObjectType("at+jwt"), Map.of("sub", "me")));
            JWKSet set = JWKSet.parse(ring.jwks());
            assertThat(token.verify(new ECDSAVerifier(
                            set.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                    .isTrue();
            assertThat(set.getKeys()).noneMatch(key -> key.isPrivate());
            assertThat(ring.jwks())
                    .contains("\"alg\":\"ES256\"", "\"use\":\"sig\"")
                    .doesNotContain("\"d\"");
        }
    }

    /** What prevents it here is that there is no transaction. */
    @Test
    void refreshWhenTheTableCannotBeReadThenTheKnownKeysServeAndTheLogTellsOnce() {
        try (TestDatabase database = TestDatabase.start(Database.H2);
                LoggedLines log = new LoggedLines(KeyRing.class.getName())) {
            database.transactions().run(() -> firstKey(database).ensure());
            KeyRing ring = ring(database);
            String known = ring.jwks();
            ring.refresh();
            ring.refresh();
            assertThat(log.lines()).hasSize(1);
            assertThat(ring.jwks()).isEqualTo(known);

            database.transactions().run(ring::refresh);
            ring.refresh();
            assertThat(log.lines()).as("another outage").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishedWhenOtherSecretThenRefused(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            database.transactions().run(() -> firstKey(database).ensure());
            assertThatThrownBy(() -> published(database, Secret.of("another")))
                    .isInstanceOf(UndecryptableKeyException.class);
        }
    }

    private static void ensure(TestDatabase database, CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        database.transactions().run(() -> firstKey(database).ensure());
    }

    private static FirstKey firstKey(TestDatabase database) {
        AuditLog audit = AuditLog.of("auth-service", CLOCK, record -> {});
        return new FirstKey(new MilestoneStore(database.entities(), CLOCK), store(database, SECRET), audit, CLOCK);
    }

    private static KeyRing ring(TestDatabase database) {
        KeySettings settings = new KeySettings(
                Duration.ofMinutes(5), Duration.ofSeconds(2), Duration.ofDays(30), Duration.ofMinutes(10));
        KeyRing ring = new KeyRing(store(database, SECRET), settings, new Signers(Optional.empty()), CLOCK);
        database.transactions().run(ring::load);
        return ring;
    }

    private static List<SigningKey> published(TestDatabase database, Secret secret) {
        return database.transactions().call(() -> store(database, secret).published());
    }

    private static SigningKeyStore store(TestDatabase database, Secret secret) {
        return new SigningKeyStore(database.entities(), new KeyEncryption(secret, Optional.empty()));
    }
}
