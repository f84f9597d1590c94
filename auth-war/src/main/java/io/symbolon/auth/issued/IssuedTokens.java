package io.symbolon.auth.issued;

import io.symbolon.auth.token.TokenSettings;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.inbound.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Looks at access tokens as their issuer. Verifies a signature: never call it inside a transaction. Thread-safe. */
@ApplicationScoped
public class IssuedTokens {
    /** CONTRACT section 3: what every guard accepts. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final OwnKeys keys;
    private final TokenVerifier verifier;
    private final LivenessStore liveness;
    private final InstantSource clock;

    IssuedTokens() { // CDI proxy
        this.keys = null;
        this.verifier = null;
        this.liveness = null;
        this.clock = null;
    }

    @Inject
    public IssuedTokens(OwnKeys keys, TokenSettings settings, LivenessStore liveness, InstantSource clock) {
        this.keys = keys;
        this.verifier = new TokenVerifier(new TokenPolicy(
                settings.issuer().toString(), Set.of(), SKEW, settings.userLife(), settings.serviceLife()));
        this.liveness = liveness;
        this.clock = clock;
    }

    /** The token, dead or alive, when it is one of ours; empty for anything else. */
    public Optional<IssuedToken> find(String compact) {
        Instant now = clock.instant();
        return verifier.authenticate(compact, keys.at(now), now) instanceof Verdict.Accepted accepted
                ? IssuedToken.of(accepted.token())
                : Optional.empty();
    }

    /**
     * The token, when it holds at this moment: in time, not revoked; a user's in a live session of an account that may log
     * in; a service's, or that of a service acting for a user, while it is registered. For whom it is meant is the caller's
     * to ask.
     */
    public Optional<IssuedToken> live(String compact) {
        return find(compact).filter(this::isLive);
    }

    private boolean isLive(IssuedToken token) {
        Instant now = clock.instant();
        boolean inTime =
                now.minus(SKEW).isBefore(token.expires()) && !token.issued().isAfter(now.plus(SKEW));
        return inTime && isBacked(token, now) && !liveness.isRevoked(token, now);
    }

    private boolean isBacked(IssuedToken token, Instant now) {
        boolean byService = token.user().isEmpty() || token.actor().isPresent();
        return (!byService || liveness.isRegistered(token.clientId()))
                && token.user().map(user -> liveness.isLive(user, now)).orElse(true);
    }
}
