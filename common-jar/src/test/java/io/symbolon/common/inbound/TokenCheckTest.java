package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.verification.DenyList;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A remembered token is asked again for all that may have changed since (ground rule 14). */
class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TokenPolicy POLICY = new TokenPolicy(
            TestTokens.ISSUER,
            Set.of("sample-service"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));

    private final TestClock clock = TestClock.at(NOW);
    private final AtomicReference<String> jwks = new AtomicReference<>(TestKey.TRUSTED.jwks());
    private final KeyRing keys =
            new KeyRing(jwks::get, new SavedTrust(Optional.empty(), TestTokens.ISSUER, clock), null, clock);
    private final TokenCheck check = new TokenCheck(new TokenVerifier(POLICY), keys, clock, Runnable::run);
    private final String token =
            TestTokens.user().audience("sample-service").issuedAt(NOW).compact();

    @BeforeEach
    void load() {
        keys.tick();
    }

    private Optional<Reason> reason(String compact) {
        return check.check(compact, Kinds.USERS) instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    @Test
    void hitWhenNothingChangedThenSameProof() {
        assertThat(check.check(token, Kinds.USERS)).isEqualTo(check.check(token, Kinds.USERS));
        assertThat(check.check(token, Kinds.SERVICES))
                .as("refused, and whose it is stays known")
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.WRONG_TYPE);
                    assertThat(refused.caller()).isPresent();
                });
    }

    @Test
    void hitWhenExpiredMeanwhileThenExpired() {
        assertThat(reason(token)).isEmpty();
        clock.advance(Duration.ofSeconds(309));
        assertThat(reason(token)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(reason(token)).contains(Reason.EXPIRED_TOKEN);
    }

    @Test
    void hitWhenTheClockWentBackThenNotYetValid() {
        assertThat(reason(token)).isEmpty();
        clock.advance(Duration.ofSeconds(-11));
        assertThat(reason(token)).contains(Reason.NOT_YET_VALID);
    }

    @Test
    void hitWhenItsKeyWasWithdrawnThenUnknownKey() {
        assertThat(reason(token)).isEmpty();
        jwks.set(TestKey.STRANGER.jwks());
        clock.advance(KeyRing.PERIOD);
        keys.tick();
        assertThat(reason(token)).contains(Reason.UNKNOWN_KEY);
    }

    @Test
    void hitWhenItsKeyIsTaintedThenUnknownKeyThoughTheIssuerStillShowsIt() {
        assertThat(reason(token)).isEmpty();
        deny(DenyList.Kind.KID, TestKey.TRUSTED.id());
        assertThat(reason(token)).contains(Reason.UNKNOWN_KEY);
        clock.advance(KeyRing.PERIOD);
        keys.tick();
        assertThat(reason(token)).contains(Reason.UNKNOWN_KEY);
    }

    @Test
    void hitWhenRevokedMeanwhileThenRevokedR35() {
        assertThat(reason(token)).isEmpty();
        deny(DenyList.Kind.CLIENT, "another-service");
        assertThat(reason(token)).isEmpty();
        deny(DenyList.Kind.CLIENT, "first-party");
        assertThat(reason(token)).contains(Reason.REVOKED_TOKEN);
        keys.deny(DenyList.empty());
        assertThat(reason(token)).isEmpty();
    }

    private void deny(DenyList.Kind kind, String value) {
        keys.deny(DenyList.of(List.of(new DenyList.Entry(kind, value, NOW))));
    }

    @Test
    void hitWhenOneCharacterDiffersThenVerifiedAfresh() {
        assertThat(reason(token)).isEmpty();
        char last = token.charAt(token.length() - 2);
        String other = token.substring(0, token.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 1);
        assertThat(reason(other)).contains(Reason.BAD_SIGNATURE);
    }

    /** A token is remembered by the end of its signature, and known by the whole. */
    @Test
    void hitWhenTheSignatureIsARememberedOnesThenVerifiedAfresh() {
        assertThat(reason(token)).isEmpty();
        String[] parts = token.split("\\.");
        String[] others = TestTokens.user()
                .audience("sample-service")
                .issuedAt(NOW)
                .compact()
                .split("\\.");
        assertThat(reason(parts[0] + "." + others[1] + "." + parts[2])).contains(Reason.BAD_SIGNATURE);
    }

    @Test
    void missWhenKeyUnknownThenTheNextTickFetches() {
        String stranger = TestTokens.user()
                .audience("sample-service")
                .issuedAt(NOW)
                .signedBy(TestKey.STRANGER)
                .compact();
        assertThat(reason(stranger)).contains(Reason.UNKNOWN_KEY);
        jwks.set(TestKey.STRANGER.jwks());
        assertThat(reason(stranger)).as("no request fetches").contains(Reason.UNKNOWN_KEY);
        keys.tick();
        assertThat(reason(stranger)).isEmpty();
    }
}
