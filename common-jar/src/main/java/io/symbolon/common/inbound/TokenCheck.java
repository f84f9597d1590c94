package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.inbound.verification.Trust;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.inbound.verification.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Verifies each token's signature once, and everything that can change on every request. Remembers authentic tokens only,
 * by their whole text, within a bounded memory. Thread-safe.
 */
final class TokenCheck {
    /** Characters of remembered tokens. */
    private static final long MAX_WEIGHT = 16L * 1024 * 1024;
    /** Longer than any token lives; expiry itself is checked on every use. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final TokenVerifier verifier;
    private final KeyRing keys;
    private final InstantSource clock;
    private final Cache<Compact, VerifiedToken> authentic;

    TokenCheck(TokenVerifier verifier, KeyRing keys, InstantSource clock, Executor upkeep) {
        this.verifier = verifier;
        this.keys = keys;
        this.clock = clock;
        this.authentic = Caffeine.newBuilder()
                .maximumWeight(MAX_WEIGHT)
                .weigher((Compact token, VerifiedToken verified) -> token.text().length())
                .expireAfterWrite(FORGOTTEN)
                .executor(upkeep)
                .build();
    }

    /** Whether the token is good here and now, for an endpoint that takes such kinds. */
    Verdict check(String compact, Kinds accepted) {
        return check(compact, accepted, Set.of());
    }

    /** The same for one that puts up with more. */
    Verdict check(String compact, Kinds accepted, Set<Leniency> leniencies) {
        Trust trust = keys.trust();
        Instant now = clock.instant();
        Verdict verdict = authenticate(compact, trust, now);
        if (verdict instanceof Verdict.Accepted authenticated) {
            verdict = verifier.admit(authenticated.token(), accepted, leniencies, trust, now);
        }
        if (verdict instanceof Verdict.Refused refused && refused.reason() == Reason.UNKNOWN_KEY) {
            keys.hurry();
        }
        return verdict;
    }

    private Verdict authenticate(String compact, Trust trust, Instant now) {
        Compact remembered = new Compact(compact);
        VerifiedToken known = authentic.getIfPresent(remembered);
        if (known != null) {
            return new Verdict.Accepted(known);
        }
        Verdict verdict = verifier.authenticate(compact, trust, now);
        if (verdict instanceof Verdict.Accepted accepted) {
            authentic.put(remembered, accepted.token());
        }
        return verdict;
    }

    /**
     * Equal when the whole text is. Its hash is that of the signature's end, as good as random: one of the whole costs more than
     * all else of a check.
     */
    private record Compact(String text) {
        private static final int TAIL = 16;

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = Math.max(0, text.length() - TAIL); i < text.length(); i++) {
                hash = 31 * hash + text.charAt(i);
            }
            return hash;
        }

        @Override
        public String toString() {
            return "[token]";
        }
    }
}
