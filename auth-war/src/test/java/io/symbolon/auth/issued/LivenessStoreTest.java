package io.symbolon.auth.issued;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.database.Sql;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.inbound.verification.TrustedKeys;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LivenessStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource
    void isRevokedWhenNamedByWhateverOfItsNamesThenUntilTheEntryExpires(Database vendor) {
        IssuedToken token = issued(TestTokens.user());
        Map<String, String> names = Map.of(
                "jti", token.tokenId(),
                "sid", token.user().orElseThrow().sessionId(),
                "kid", TestKey.TRUSTED.id(),
                "sub", token.caller().subject(),
                "client", token.clientId());
        names.forEach((kind, name) -> {
            try (TestDatabase database = TestDatabase.start(vendor)) {
                revoke(database, kind, name, NOW.plus(SECOND));
                assertThat(isRevoked(database, token, NOW)).as(kind).isTrue();
                assertThat(isRevoked(database, token, NOW.plus(SECOND)))
                        .as(kind)
                        .isTrue();
                assertThat(isRevoked(database, token, NOW.plus(SECOND.multipliedBy(60))))
                        .as(kind + " expired")
                        .isFalse();
                assertThat(isRevoked(database, issued(stranger()), NOW))
                        .as(kind + " of another, signed by the same key")
                        .isEqualTo(kind.equals("kid"));
            }
        });
    }

    /** A subject's and a client's tokens are refused as far as they were issued until then; the others whenever that was. */
    @ParameterizedTest
    @EnumSource
    void isRevokedWhenIssuedAfterThatMomentThenOnlyByTokenSessionAndKey(Database vendor) {
        IssuedToken token = issued(TestTokens.user());
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, "sub", token.caller().subject(), NOW.minusMillis(1));
            revoke(database, "client", token.clientId(), NOW.minusMillis(1));
            assertThat(isRevoked(database, token, NOW)).isFalse();
            revoke(database, "sub", token.caller().subject(), NOW);
            assertThat(isRevoked(database, token, NOW)).isTrue();
        }
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, "client", token.clientId(), NOW);
            assertThat(isRevoked(database, token, NOW)).isTrue();
        }
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, "sid", token.user().orElseThrow().sessionId(), NOW);
            assertThat(isRevoked(database, token, NOW)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRevokedWhenTheNameIsOfAnotherKindThenNot(Database vendor) {
        IssuedToken token = issued(TestTokens.user());
        try (TestDatabase database = TestDatabase.start(vendor)) {
            revoke(database, "sid", token.tokenId(), NOW.plus(SECOND));
            revoke(database, "jti", token.user().orElseThrow().sessionId(), NOW.plus(SECOND));
            revoke(database, "client", token.caller().subject(), NOW.plus(SECOND));
            assertThat(isRevoked(database, token, NOW)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLiveWhenEndedOrOverOrTheAccountMayNotLogInThenNot(Database vendor) {
        IssuedToken token = issued(TestTokens.user());
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThat(isLive(database, token, NOW)).isFalse();
            session(database, token, NOW.plus(SECOND));
            assertThat(isLive(database, token, NOW)).isTrue();
            assertThat(isLive(database, token, NOW.plus(SECOND).minusMillis(1))).isTrue();
            assertThat(isLive(database, token, NOW.plus(SECOND))).isFalse();
            assertThat(isLive(database, issued(stranger()), NOW)).isFalse();
            for (String change : new String[] {
                "update session set ended_at = created_at",
                "update account set disabled = true",
                "update account set email = null"
            }) {
                execute(database, change);
                assertThat(isLive(database, token, NOW)).as(change).isFalse();
                execute(database, "update session set ended_at = null");
                execute(database, "update account set disabled = false, email = 'ada@example.org'");
                assertThat(isLive(database, token, NOW)).isTrue();
            }
        }
    }

    /** Their session, the name of another in their token. */
    @ParameterizedTest
    @EnumSource
    void isLiveWhenTheSessionIsAnothersThenNot(Database vendor) {
        IssuedToken owner = issued(TestTokens.user());
        IssuedToken other =
                issued(TestTokens.user().claim("sid", owner.user().orElseThrow().sessionId()));
        try (TestDatabase database = TestDatabase.start(vendor)) {
            session(database, owner, NOW.plus(SECOND));
            assertThat(isLive(database, other, NOW)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRegisteredWhenDeletedOrUnheardOfThenNot(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            database.transactions().run(() -> database.entities()
                    .createNativeQuery("insert into client (name, audiences, scopes, claims, created_at)"
                            + " values ('chat-service', '', '', '', ?1)")
                    .setParameter(1, Sql.time(NOW))
                    .executeUpdate());
            assertThat(isRegistered(database, "chat-service")).isTrue();
            assertThat(isRegistered(database, "chat")).isFalse();
            execute(database, "update client set deleted_at = created_at");
            assertThat(isRegistered(database, "chat-service")).isFalse();
        }
    }

    private static TestTokens stranger() {
        return TestTokens.user().claim("client_id", "another-client");
    }

    private static IssuedToken issued(TestTokens token) {
        try {
            TrustedKeys keys = TrustedKeys.parse(TestKey.TRUSTED.jwks(), NOW, null);
            TokenVerifier verifier = new TokenVerifier(new TokenPolicy(
                    TestTokens.ISSUER, Set.of(), Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(10)));
            Verdict verdict = verifier.authenticate(token.issuedAt(NOW).compact(), keys, NOW);
            return IssuedToken.of(((Verdict.Accepted) verdict).token()).orElseThrow();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isRevoked(TestDatabase database, IssuedToken token, Instant now) {
        return database.transactions().call(() -> store(database).isRevoked(token, now));
    }

    private static boolean isLive(TestDatabase database, IssuedToken token, Instant now) {
        return database.transactions()
                .call(() -> store(database).isLive(token.user().orElseThrow(), now));
    }

    private static boolean isRegistered(TestDatabase database, String name) {
        return database.transactions().call(() -> store(database).isRegistered(name));
    }

    private static LivenessStore store(TestDatabase database) {
        return new LivenessStore(database.entities());
    }

    /** An entry that lasts a minute from now. */
    private static void revoke(TestDatabase database, String kind, String name, Instant notBefore) {
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into revocation (id, kind, revoked, not_before, expires_at)"
                        + " values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, kind)
                .setParameter(3, name)
                .setParameter(4, Sql.time(notBefore))
                .setParameter(5, Sql.time(NOW.plusSeconds(60)))
                .executeUpdate());
    }

    private static void session(TestDatabase database, IssuedToken token, Instant end) {
        String account = token.caller().subject();
        database.transactions().run(() -> {
            database.entities()
                    .createNativeQuery("insert into account (id, email, email_key, roles, created_at)"
                            + " values (?1, 'ada@example.org', ?1, 'user', ?2)")
                    .setParameter(1, account)
                    .setParameter(2, Sql.time(NOW))
                    .executeUpdate();
            database.entities()
                    .createNativeQuery("insert into session (id, account_id, created_at, auth_time, last_used_at,"
                            + " expires_at) values (?1, ?2, ?3, ?3, ?3, ?4)")
                    .setParameter(1, token.user().orElseThrow().sessionId())
                    .setParameter(2, account)
                    .setParameter(3, Sql.time(NOW))
                    .setParameter(4, Sql.time(end))
                    .executeUpdate();
        });
    }

    private static void execute(TestDatabase database, String statement) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(statement).executeUpdate());
    }
}
