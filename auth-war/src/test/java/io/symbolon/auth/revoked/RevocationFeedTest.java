package io.symbolon.auth.revoked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.database.Sql;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import jakarta.persistence.TransactionRequiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 4, {@code GET /v1/auth/revocations}: what is told, once, and for how long. */
class RevocationFeedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.25Z");
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final TestClock clock = TestClock.at(NOW);

    @ParameterizedTest
    @EnumSource
    void afterWhenEachKindWasRevokedThenEachIsToldOnce(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UUID user = UUID.randomUUID();
            UUID session = UUID.randomUUID();
            String start = feed(database).after(null).next();
            Instant exp = NOW.plusSeconds(300);
            revoke(database, it -> it.token("a-token", exp));
            revoke(database, it -> it.session(session));
            revoke(database, it -> it.subject(user));
            revoke(database, it -> it.client(new ServiceName("chat-service")));
            revoke(database, it -> it.key("a-key"));

            RevocationPage page = feed(database).after(start);
            Instant longEnough = NOW.plus(LIFE).plusSeconds(120);
            assertThat(page.reset()).isNull();
            assertThat(page.entries())
                    .containsExactlyInAnyOrder(
                            new RevokedEntry("jti", "a-token", NOW, exp.plusSeconds(60)),
                            new RevokedEntry("sid", session.toString(), NOW, longEnough),
                            new RevokedEntry("sub", user.toString(), NOW, longEnough),
                            new RevokedEntry("client", "chat-service", NOW, longEnough),
                            new RevokedEntry("kid", "a-key", NOW, NOW.plus(Duration.ofDays(1))));
            RevocationPage later = feed(database).after(page.next());
            assertThat(later.entries()).isEmpty();
            assertThat(later.next()).isEqualTo(page.next());
            assertThat(later.reset()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokenWhenRevokedTwiceThenToldOnce(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            for (int round = 0; round < 2; round++) {
                revoke(database, it -> it.token("a-token", NOW.plusSeconds(300)));
                revoke(database, it -> it.key("a-key"));
                revoke(database, it -> it.session(UUID.fromString("00000000-0000-0000-0000-000000000001")));
            }
            assertThat(feed(database).after(null).entries()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokenWhenDeadForAMinuteThenNothingToTell(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, it -> it.token("just-alive", NOW.minusSeconds(60).plusNanos(1000)));
            revoke(database, it -> it.token("dead", NOW.minusSeconds(60)));
            assertThat(feed(database).after(null).entries())
                    .extracting(RevokedEntry::value)
                    .containsExactly("just-alive");
        }
    }

    @ParameterizedTest
    @EnumSource
    void subjectWhenRevokedLaterAgainThenBothMomentsAreTold(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UUID user = UUID.randomUUID();
            revoke(database, it -> it.subject(user));
            clock.advance(Duration.ofSeconds(5));
            revoke(database, it -> it.subject(user));
            assertThat(feed(database).after(null).entries())
                    .extracting(RevokedEntry::notBefore)
                    .containsExactly(NOW, NOW.plusSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void revokeWhenRolledBackThenNothing(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThatThrownBy(() -> revoke(database, it -> {
                        it.key("a-key");
                        throw new IllegalStateException("crash");
                    }))
                    .hasMessage("crash");
            assertThat(feed(database).after(null).entries()).isEmpty();
            assertThatThrownBy(() -> revocations(database).key("a-key"))
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterWhenCursorIsUnknownThenTheWholeAsAReset(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, it -> it.key("one"));
            String one = feed(database).after(null).next();
            revoke(database, it -> it.key("two"));
            String two = feed(database).after(one).next();
            String restored = two.substring(0, two.indexOf('-') + 1) + UUID.randomUUID();
            for (String unknown : new String[] {null, "", "0", "rubbish", "7-7", "9".repeat(99), restored}) {
                RevocationPage page = feed(database).after(unknown);
                assertThat(page.replaces()).as(unknown).isTrue();
                assertThat(page.entries()).as(unknown).hasSize(2);
                assertThat(page.next()).as(unknown).isEqualTo(two);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeWhenExpiredThenGoneButForTheLastPlace(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, it -> it.token("one", NOW.plusSeconds(1)));
            String one = feed(database).after(null).next();
            revoke(database, it -> it.token("two", NOW.plusSeconds(1)));
            String two = feed(database).after(one).next();
            clock.advance(Duration.ofSeconds(61));
            feed(database).purge();

            assertThat(rows(database)).isOne();
            RevocationPage quiet = feed(database).after(two);
            assertThat(quiet.reset())
                    .as("the end stays known however long nothing happens")
                    .isNull();
            assertThat(quiet.entries()).isEmpty();
            RevocationPage forgotten = feed(database).after(one);
            assertThat(forgotten.replaces()).isTrue();
            assertThat(forgotten.entries()).isEmpty();
            assertThat(forgotten.next()).isEqualTo(two);
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeWhenTheLastSecondIsNotOverThenKept(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, it -> it.token("one", NOW.plusSeconds(1)));
            revoke(database, it -> it.key("last"));
            clock.advance(Duration.ofSeconds(61).minusNanos(1000));
            feed(database).after(null);
            feed(database).purge();
            assertThat(rows(database)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterWhenMoreThanAPageThenNextMovesUntilTheEndAndAResetIsTheWhole(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, it -> it.key("before"));
            String before = feed(database).after(null).next();
            database.transactions().run(() -> {
                for (int i = 0; i < RevocationFeed.PAGE + 1; i++) {
                    revocations(database).token("token-" + i, NOW.plusSeconds(300));
                }
            });
            RevocationPage first = feed(database).after(before);
            RevocationPage second = feed(database).after(first.next());
            assertThat(first.entries()).hasSize(RevocationFeed.PAGE);
            assertThat(second.entries()).hasSize(1);
            assertThat(second.reset()).isNull();
            RevocationPage whole = feed(database).after(null);
            assertThat(whole.entries()).hasSize(RevocationFeed.PAGE + 2);
            assertThat(whole.next()).isEqualTo(second.next());
            assertThat(feed(database).after(second.next()).next()).isEqualTo(second.next());
        }
    }

    private void revoke(TestDatabase database, java.util.function.Consumer<Revocations> act) {
        database.transactions().run(() -> act.accept(revocations(database)));
    }

    private Revocations revocations(TestDatabase database) {
        return new Revocations(new RevocationStore(database.entities()), new RevocationSettings(LIFE), clock);
    }

    private RevocationFeed feed(TestDatabase database) {
        return new RevocationFeed(new RevocationStore(database.entities()), database.transactions(), clock);
    }

    private static long rows(TestDatabase database) {
        return database.transactions().call(() -> ((Number) database.entities()
                        .createNativeQuery("select count(*) from revocation where expires_at > ?1")
                        .setParameter(1, Sql.time(Instant.EPOCH))
                        .getSingleResult())
                .longValue());
    }
}
