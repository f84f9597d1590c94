package io.symbolon.auth.issued;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.keys.TrustedRing;
import io.symbolon.auth.token.TokenSettings;
import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.testing.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CONTRACT section 3, as the issuer sees it. */
class IssuedTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = TestClock.at(NOW);
    private final TestDatabase database = TestDatabase.start(Database.H2);
    private final IssuedTokens tokens = tokens();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void liveWhenExpiredThenTenSecondsMoreAndNotOneR8() {
        String token = token().expiresAt(NOW).compact();
        clock.advance(Duration.ofSeconds(9));
        assertThat(live(token)).isPresent();
        clock.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(live(token)).isPresent();
        clock.advance(Duration.ofNanos(1));
        assertThat(live(token)).isEmpty();
    }

    @Test
    void liveWhenIssuedAheadThenTenSecondsAndNotOneMoreR8() {
        assertThat(live(token().issuedAt(NOW.plusSeconds(10)).compact())).isPresent();
        assertThat(live(token().issuedAt(NOW.plusSeconds(11)).compact())).isEmpty();
    }

    /** It is still known for one of ours, so that a revocation may name it. */
    @Test
    void findWhenExpiredLongAgoThenFoundAllTheSame() {
        String token = token().expiresAt(NOW.minus(Duration.ofDays(1))).compact();
        assertThat(live(token)).isEmpty();
        assertThat(database.transactions().call(() -> tokens.find(token)))
                .map(IssuedToken::clientId)
                .contains("chat-service");
    }

    private Optional<IssuedToken> live(String token) {
        return database.transactions().call(() -> tokens.live(token));
    }

    /** All that it needs but time: its service is registered. */
    private static TestTokens token() {
        return TestTokens.service("chat-service").audience("auth-service");
    }

    private IssuedTokens tokens() {
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into client (name, audiences, scopes, claims, created_at)"
                        + " values ('chat-service', '', '', '', ?1)")
                .setParameter(1, Sql.time(NOW))
                .executeUpdate());
        return new IssuedTokens(
                new OwnKeys(TrustedRing.of(database, clock)),
                new TokenSettings(URI.create(TestTokens.ISSUER), TokenSettings.USER_LIFE, TokenSettings.SERVICE_LIFE),
                new LivenessStore(database.entities()),
                clock);
    }
}
