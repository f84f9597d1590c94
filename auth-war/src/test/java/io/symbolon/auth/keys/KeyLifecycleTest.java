package io.symbolon.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.symbolon.auth.revoked.RevocationFeed;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.store.MilestoneStore;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publish, activate, retire: when, and by exactly one of several servers. */
class KeyLifecycleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Duration LEAD = MAX_AGE.multipliedBy(2).plus(REFRESH);
    private static final Duration ROTATION = Duration.ofDays(30);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration RETENTION = LIFE.plusSeconds(70);
    private static final KeySettings SETTINGS = new KeySettings(MAX_AGE, REFRESH, ROTATION, LIFE);
    private static final int SERVERS = 8;

    private final TestClock clock = TestClock.at(START);
    /** What administrators did. */
    private final ConcurrentLinkedQueue<AuditRecord> audited = new ConcurrentLinkedQueue<>();
    /** What the lifecycle did. */
    private final ConcurrentLinkedQueue<AuditRecord> steps = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void advanceWhenTheDatabaseIsNewThenTheFirstSignsAndAStandbyIsPublic(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            KeyCycle cycle = cycle(database);
            assertThat(cycle.keys()).hasSize(2);
            assertThat(cycle.active().orElseThrow().activatedAt()).contains(START);
            assertThat(cycle.standby().orElseThrow().publishedAt()).isEqualTo(START);
            assertThat(shown(database)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenTheActiveKeyIsDueThenAtThatMomentTheStandbySigns(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            String second = standby(database);
            clock.advance(ROTATION.minusNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(first);

            clock.advance(Duration.ofNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(second);
            assertThat(standby(database)).isNotIn(first, second);
            assertThat(shown(database)).as("tokens of the first live on").contains(first, second);
            assertThat(ring(database).signer().kid()).isEqualTo(second);
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenTheStandbyWasNotPublicForTwiceTheMaxAgeThenItWaits(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            clock.advance(ROTATION.minus(LEAD).plusNanos(1_000));
            administration(database).taint(standby(database)); // its successor is young when the rotation falls due
            String young = standby(database);
            String first = active(database);
            clock.advance(LEAD.minusNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(first);
            clock.advance(Duration.ofNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(young);
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenAKeyRetiredThenPublicForATokensLifeAndTheSkew(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            clock.advance(ROTATION);
            lifecycle(database).advance();
            clock.advance(RETENTION.minusNanos(1_000));
            lifecycle(database).advance();
            assertThat(shown(database)).contains(first);
            clock.advance(Duration.ofNanos(1_000));
            lifecycle(database).advance();
            assertThat(shown(database)).doesNotContain(first).hasSize(2);
            assertThat(steps)
                    .filteredOn(step -> first.equals(step.subject()))
                    .extracting(step -> step.details().get("key"))
                    .containsExactly("first", "forgotten");
            assertThat(steps)
                    .filteredOn(step -> active(database).equals(step.subject()))
                    .extracting(step -> step.details().get("key"))
                    .containsExactly("published", "activated");
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenAKeyRetiredThenItsPrivateHalfIsGone(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            clock.advance(ROTATION);
            lifecycle(database).advance();
            List<SigningKey> keys =
                    database.transactions().call(() -> store(database).published());
            assertThat(keys).allSatisfy(key -> assertThat(key.jwk().isPrivate())
                    .isEqualTo(key.standing().retiredAt().isEmpty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheStandbyIsYoungThenPlannedAndDoneOnce(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            String second = standby(database);
            clock.advance(Duration.ofMillis(1));
            KeysAnswer planned = administration(database).rotate();
            assertThat(planned.rotating()).isTrue();
            assertThat(planned.active()).isEqualTo(first);
            assertThat(shown(database))
                    .as("the standby's successor is public already")
                    .hasSize(3);
            assertThat(administration(database).rotate().rotating()).isTrue();
            assertThat(shown(database)).as("once").hasSize(3);
            clock.advance(LEAD.minusMillis(1).minusNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(first);
            clock.advance(Duration.ofNanos(1_000));
            lifecycle(database).advance();
            assertThat(active(database)).isEqualTo(second);
            clock.advance(LEAD);
            lifecycle(database).advance();
            assertThat(active(database)).as("asked twice, rotated once").isEqualTo(second);
            assertThat(administration(database).rotate().rotating())
                    .as("and the next one waits for nothing")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenARotationWaitsWithoutASuccessorThenItIsPublishedOnce(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            database.transactions().run(() -> store(database).ask(clock.instant()));
            lifecycle(database).advance();
            lifecycle(database).advance();
            assertThat(shown(database)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheStandbyIsOldEnoughThenAtOnce(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String second = standby(database);
            clock.advance(LEAD);
            KeysAnswer answer = administration(database).rotate();
            assertThat(answer.rotating()).isFalse();
            assertThat(answer.active()).isEqualTo(second);
            assertThat(answer.keys())
                    .extracting(KeysAnswer.Key::state)
                    .containsExactlyInAnyOrder("retired", "active", "standby");
            assertThat(audited).singleElement().satisfies(record -> assertThat(record.toString())
                    .contains("keys_rotate"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void taintWhenTheActiveKeyThenTheStandbySignsThoughItIsYoungAndTheFeedTellsIt(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            String second = standby(database);
            assertThat(administration(database).taint(first)).isTrue();
            assertThat(active(database)).isEqualTo(second);
            assertThat(shown(database)).doesNotContain(first).contains(second).hasSize(2);
            assertThat(feed(database).after(null).entries())
                    .extracting(RevokedEntry::kind, RevokedEntry::value)
                    .containsExactly(tuple("kid", first));
            assertThat(audited).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void taintWhenAgainThenOnceAndWhenUnknownThenNothing(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            administration(database).taint(first);
            String second = active(database);
            assertThat(administration(database).taint(first)).isTrue();
            assertThat(administration(database).taint("no-such-key")).isFalse();
            assertThat(active(database)).isEqualTo(second);
            assertThat(audited).hasSize(1);
            assertThat(feed(database).after(null).entries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void taintWhenEveryKeyIsTaintedThenANewOneSigns(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            List<String> lost = shown(database);
            KeyAdministration administration = administration(database);
            administration.taint(standby(database));
            database.transactions().run(() -> store(database).forget(standbyWithin(database)));
            administration.taint(active(database));
            assertThat(shown(database)).doesNotContainAnyElementsOf(lost).hasSize(2);
            assertThat(ring(database).signer().kid()).isEqualTo(active(database));
        }
    }

    @ParameterizedTest
    @EnumSource
    void taintWhenItRollsBackThenTheKeySignsOn(Database vendor) {
        try (TestDatabase database = begun(vendor)) {
            String first = active(database);
            assertThatThrownBy(() -> lifecycle(database).taint(first, () -> {
                        throw new IllegalStateException("no audit");
                    }))
                    .hasMessage("no audit");
            assertThat(active(database)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void advanceWhenManyServersDoSoAtOnceThenOneKeySignsAndOneStandsBy(Database vendor) throws Exception {
        try (TestDatabase database = begun(vendor)) {
            for (int round = 0; round < 5; round++) {
                clock.advance(ROTATION);
                race(database, KeyLifecycle::advance);
                assertOneActive(database);
                assertThat(standbys(database)).isOne();
            }
            assertThat(cycle(database).keys()).as("five rotations, each once").hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void taintWhenServersRaceRotationsThenOneKeySignsAndItIsNotTheTaintedOne(Database vendor) throws Exception {
        try (TestDatabase database = begun(vendor)) {
            for (int round = 0; round < 5; round++) {
                clock.advance(LEAD);
                String doomed = active(database);
                race(database, lifecycle -> {
                    lifecycle.rotate(() -> {});
                    lifecycle.taint(doomed, () -> {});
                });
                assertOneActive(database);
                assertThat(standbys(database))
                        .as("its successor may be public already")
                        .isBetween(1L, 2L);
                assertThat(shown(database)).doesNotContain(doomed);
            }
        }
    }

    private void assertOneActive(TestDatabase database) {
        assertThat(cycle(database).keys().stream().filter(KeyStanding::isActive))
                .hasSize(1);
    }

    private long standbys(TestDatabase database) {
        return cycle(database).keys().stream().filter(KeyStanding::isStandby).count();
    }

    private void race(TestDatabase database, Consumer<KeyLifecycle> act) throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> acts = IntStream.range(0, SERVERS)
                .mapToObj(server -> CompletableFuture.runAsync(
                        () -> {
                            await(go);
                            act.accept(lifecycle(database));
                        },
                        servers))
                .toList();
        go.countDown();
        CompletableFuture.allOf(acts.toArray(CompletableFuture[]::new)).get();
        servers.shutdown();
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private TestDatabase begun(Database vendor) {
        TestDatabase database = TestDatabase.start(vendor);
        FirstKey first = new FirstKey(
                new MilestoneStore(database.entities(), clock), store(database), recordingIn(steps), clock);
        database.transactions().run(first::ensure);
        lifecycle(database).advance();
        return database;
    }

    private KeyLifecycle lifecycle(TestDatabase database) {
        return new KeyLifecycle(store(database), SETTINGS, database.transactions(), recordingIn(steps), clock);
    }

    private KeyAdministration administration(TestDatabase database) {
        Revocations revocations =
                new Revocations(new RevocationStore(database.entities()), new RevocationSettings(LIFE), clock);
        KeyRing ring = new KeyRing(store(database), SETTINGS, new Signers(Optional.empty()), clock);
        return new KeyAdministration(lifecycle(database), ring, revocations, recordingIn(audited));
    }

    private AuditLog recordingIn(Collection<AuditRecord> records) {
        return AuditLog.of("auth-service", clock, records::add);
    }

    private RevocationFeed feed(TestDatabase database) {
        return new RevocationFeed(new RevocationStore(database.entities()), database.transactions(), clock);
    }

    private static SigningKeyStore store(TestDatabase database) {
        return new SigningKeyStore(
                database.entities(),
                new KeyEncryption(Secret.of("a key encryption key for tests only"), Optional.empty()));
    }

    private KeyRing ring(TestDatabase database) {
        KeyRing ring = new KeyRing(store(database), SETTINGS, new Signers(Optional.empty()), clock);
        database.transactions().run(ring::load);
        return ring;
    }

    private List<String> shown(TestDatabase database) {
        try {
            return JWKSet.parse(ring(database).jwks()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .toList();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyCycle cycle(TestDatabase database) {
        return database.transactions().call(() -> store(database).cycle());
    }

    private String active(TestDatabase database) {
        return cycle(database).active().orElseThrow().kid();
    }

    private String standby(TestDatabase database) {
        return cycle(database).standby().orElseThrow().kid();
    }

    private static String standbyWithin(TestDatabase database) {
        return store(database).cycle().standby().orElseThrow().kid();
    }
}
