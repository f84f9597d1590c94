package io.symbolon.common.inbound.verification;

import io.symbolon.common.token.Caller;
import io.symbolon.common.token.ServiceCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about a token at an instant, in the contract's order of reasons: form, type, issuer, key, signature, times,
 * audience, kind, revocation. Pure: knows keys and revocations only as given. Thread-safe.
 */
public final class TokenVerifier {
    private final TokenPolicy policy;

    public TokenVerifier(TokenPolicy policy) {
        this.policy = policy;
    }

    /** Whether the issuer made this token: form, type, issuer, key and signature. What it finds may be remembered. */
    public Verdict authenticate(String compact, Trust trust, Instant now) {
        Optional<UnverifiedToken> parsed = UnverifiedToken.parse(compact);
        if (parsed.isEmpty() || livesTooLong(parsed.get().claims())) {
            return Verdict.refused(Reason.MALFORMED_TOKEN);
        }
        UnverifiedToken token = parsed.get();
        Optional<Reason> doubt = doubtOf(token, trust, now);
        return doubt.isPresent()
                ? Verdict.refused(doubt.get())
                : new Verdict.Accepted(new VerifiedToken(compact, token.header().keyId(), token.claims()));
    }

    /** The same by keys alone, of which none is tainted. */
    public Verdict authenticate(String compact, TrustedKeys keys, Instant now) {
        return authenticate(compact, new Trust(keys, DenyList.empty()), now);
    }

    /** Whether an authentic token holds here and now: asked for every request, remembered token or not; no cryptography. */
    public Verdict admit(VerifiedToken token, Kinds accepted, Trust trust, Instant now) {
        return admit(token, accepted, Set.of(), trust, now);
    }

    /** The same for an endpoint that puts up with more. */
    public Verdict admit(VerifiedToken token, Kinds accepted, Set<Leniency> leniencies, Trust trust, Instant now) {
        if (trust.key(token.keyId(), now).isEmpty()) {
            return Verdict.refused(Reason.UNKNOWN_KEY);
        }
        TokenClaims claims = token.claims();
        if (isOver(claims, now.minus(policy.skew()))) {
            return refused(Reason.EXPIRED_TOKEN, token);
        }
        if (isEarly(claims, now.plus(policy.skew()))) {
            return refused(Reason.NOT_YET_VALID, token);
        }
        if (!isMeantForUs(claims, token.caller())) {
            return refused(Reason.WRONG_AUDIENCE, token);
        }
        boolean delegated = claims.delegated() && !leniencies.contains(Leniency.DELEGATED);
        if (delegated || token.caller().filter(accepted::take).isEmpty()) {
            return refused(Reason.WRONG_TYPE, token);
        }
        boolean revoked =
                !leniencies.contains(Leniency.REVOKED) && trust.denied().denies(claims);
        return revoked ? refused(Reason.REVOKED_TOKEN, token) : new Verdict.Accepted(token);
    }

    /** The token is the issuer's own: whose it is can be told. */
    private static Verdict refused(Reason reason, VerifiedToken token) {
        return new Verdict.Refused(reason, token.caller());
    }

    private Optional<Reason> doubtOf(UnverifiedToken token, Trust trust, Instant now) {
        if (!token.header().isAccessToken()) {
            return Optional.of(Reason.WRONG_TYPE);
        }
        // "MUST exactly match the value of the "iss" claim" (RFC 9068 §4)
        if (!token.claims().issuer().equals(policy.issuer())) {
            return Optional.of(Reason.UNTRUSTED_ISSUER);
        }
        // "The resource server MUST use the keys provided by the authorization server." (RFC 9068 §4)
        Optional<TokenKey> key = trust.key(token.header().keyId(), now);
        if (key.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        // "The resource server MUST validate the signature of all incoming JWT access tokens" (RFC 9068 §4)
        boolean signed = token.header().isPlainEs256() && key.get().signed(token.signingInput(), token.signature());
        return signed ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }

    /** RFC 7519 §4.1.4: "on or after which the JWT MUST NOT be accepted", moved by the skew; so its age (MP-JWT 2.1). */
    private boolean isOver(TokenClaims claims, Instant earliest) {
        return !earliest.isBefore(claims.expires())
                || !earliest.isBefore(claims.issued().plus(policy.age()));
    }

    /** "the time before which the JWT MUST NOT be accepted for processing" (RFC 7519 §4.1.5), or its issue. */
    private static boolean isEarly(TokenClaims claims, Instant latest) {
        return claims.issued().isAfter(latest)
                || (claims.notBefore().isPresent()
                        && latest.isBefore(claims.notBefore().get()));
    }

    /**
     * "The JWT access token MUST be rejected if "aud" does not contain a resource indicator of the current resource
     * server" (RFC 9068 §4). A service token has one audience (CONTRACT section 3): who is called cannot replay it
     * elsewhere.
     */
    private boolean isMeantForUs(TokenClaims claims, Optional<Caller> caller) {
        if (caller.orElse(null) instanceof ServiceCaller && claims.audience().size() != 1) {
            return false;
        }
        for (String audience : claims.audience()) { // every request comes here: no stream
            if (policy.audiences().contains(audience)) {
                return true;
            }
        }
        return false;
    }

    private boolean livesTooLong(TokenClaims claims) {
        Duration limit = claims.namesUser() ? policy.userLife() : policy.serviceLife();
        return claims.life().compareTo(limit) > 0;
    }
}
