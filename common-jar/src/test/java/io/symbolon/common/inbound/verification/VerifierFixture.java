package io.symbolon.common.inbound.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A verifier of {@code sample-service} at a fixed instant, trusting the test key. */
final class VerifierFixture {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final TokenPolicy POLICY = new TokenPolicy(
            TestTokens.ISSUER,
            Set.of("sample-service"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));

    private VerifierFixture() {}

    static TestTokens user() {
        return TestTokens.user().audience("sample-service").issuedAt(NOW.minusSeconds(1));
    }

    static TestTokens service() {
        return TestTokens.service("user-service")
                .audience("sample-service")
                .scope("sample:read")
                .issuedAt(NOW.minusSeconds(1));
    }

    static DenyList.Entry revoked(DenyList.Kind kind, Object value) {
        return new DenyList.Entry(kind, value.toString(), NOW.plusSeconds(1));
    }

    static TrustedKeys keys(Instant fetched) {
        try {
            return TrustedKeys.parse(
                    TestKey.TRUSTED.jwks(), fetched, FastCrypto.provider().orElse(null));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Reason> reasonFor(String compact) {
        return reasonFor(compact, Kinds.BOTH);
    }

    static Optional<Reason> reasonFor(String compact, Kinds kinds) {
        return reasonFor(compact, kinds, DenyList.empty());
    }

    static Optional<Reason> reasonFor(String compact, Kinds kinds, DenyList denied) {
        return reason(verify(compact, kinds, new Trust(keys(NOW), denied)));
    }

    /** For an endpoint of users. */
    static Optional<Reason> reasonFor(String compact, DenyList denied, Set<Leniency> leniencies) {
        return reason(verify(compact, Kinds.USERS, leniencies, new Trust(keys(NOW), denied)));
    }

    static Optional<Reason> reasonWithKeysFetched(Instant fetched, String compact) {
        return reason(verify(compact, Kinds.BOTH, new Trust(keys(fetched), DenyList.empty())));
    }

    static VerifiedToken accepted(String compact, Kinds kinds) {
        Verdict verdict = verify(compact, kinds, new Trust(keys(NOW), DenyList.empty()));
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).token();
    }

    private static Verdict verify(String compact, Kinds kinds, Trust trust) {
        return verify(compact, kinds, Set.of(), trust);
    }

    private static Verdict verify(String compact, Kinds kinds, Set<Leniency> leniencies, Trust trust) {
        TokenVerifier verifier = new TokenVerifier(POLICY);
        Verdict authentic = verifier.authenticate(compact, trust, NOW);
        return authentic instanceof Verdict.Accepted accepted
                ? verifier.admit(accepted.token(), kinds, leniencies, trust, NOW)
                : authentic;
    }

    private static Optional<Reason> reason(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
