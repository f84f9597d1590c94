package io.symbolon.common.inbound.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.Provider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issuer's keys as last fetched. Immutable; trusted for {@link #MAX_AGE} after that fetch, never longer. */
public final class TrustedKeys {
    /** ARCHITECTURE, decision 4. */
    public static final Duration MAX_AGE = Duration.ofHours(1);

    private final Map<String, TokenKey> keys;
    private final Instant fetched;

    private TrustedKeys(Map<String, TokenKey> keys, Instant fetched) {
        this.keys = Map.copyOf(keys);
        this.fetched = fetched;
    }

    /** No key at all: before the first fetch. */
    public static TrustedKeys none() {
        return new TrustedKeys(Map.of(), Instant.MIN);
    }

    /**
     * Reads a JWK set; what is not a P-256 signature key with a {@code kid} is passed over: "Implementations SHOULD
     * ignore JWKs within a JWK Set that use "kty" (key type) values that are not understood by them" (RFC 7517 §5).
     *
     * @param provider whose cryptography to use; null is the JDK's
     * @throws ParseException when the text is no JWK set, holds no usable key, or names two of them by one {@code kid}
     */
    public static TrustedKeys parse(String jwks, Instant fetched, Provider provider) throws ParseException {
        Map<String, TokenKey> keys = new HashMap<>();
        for (JWK jwk : JWKSet.parse(jwks).getKeys()) {
            if (jwk instanceof ECKey key && usable(key)) {
                addTo(keys, key, provider);
            }
        }
        if (keys.isEmpty()) {
            throw new ParseException("the JWK set holds no ES256 key with a kid", 0);
        }
        return new TrustedKeys(keys, fetched);
    }

    private static void addTo(Map<String, TokenKey> keys, ECKey key, Provider provider) throws ParseException {
        try {
            // "different keys within the JWK Set SHOULD use distinct "kid" values" (RFC 7517 §4.5)
            TokenKey before = keys.put(key.getKeyID(), TokenKey.of(key.toPublicJWK(), provider));
            if (before != null) {
                throw new ParseException("the JWK set names a kid twice", 0);
            }
        } catch (JOSEException e) {
            throw new ParseException(e.getMessage(), 0);
        }
    }

    private static boolean usable(ECKey key) {
        return Curve.P_256.equals(key.getCurve())
                && key.getKeyID() != null
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null
                        || "ES256".equals(key.getAlgorithm().getName()));
    }

    /** The key of that {@code kid}, while this copy may be trusted; null and unknown ids have none. */
    public Optional<TokenKey> key(String id, Instant now) {
        return id == null || stale(now) ? Optional.empty() : Optional.ofNullable(keys.get(id));
    }

    /** Whether the last successful fetch is too long ago; so is one in the future, beyond the same span. */
    public boolean stale(Instant now) {
        return fetched.equals(Instant.MIN)
                || Duration.between(fetched, now).abs().compareTo(MAX_AGE) > 0;
    }

    /** When the issuer was last heard; {@link Instant#MIN} when never. */
    public Instant fetched() {
        return fetched;
    }

    /** The {@code kid}s. */
    public Set<String> ids() {
        return keys.keySet();
    }
}
