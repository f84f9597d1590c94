package io.symbolon.auth.client;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.inbound.verification.FastCrypto;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The public keys that a client signs its assertions with (RFC 7523 §3): EC P-256, or RSA from 2048 bits. Nothing of them is
 * ever fetched. Immutable.
 */
public final class ClientKeys {
    /** So many a client may have: enough to change them one by one. */
    private static final int MOST = 10;

    private static final int LEAST_BITS = 2048;
    /** What verifying may cost. */
    private static final int MOST_BITS = 4096;

    private static final int MOST_ID = 200;
    private static final Set<Algorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final JWKSet keys;

    private ClientKeys(List<JWK> keys) {
        this.keys = new JWKSet(keys);
    }

    /**
     * Reads a JWK Set (RFC 7517 §5); without keys it is as good as none.
     *
     * @throws IllegalArgumentException saying what is not acceptable in it
     */
    public static ClientKeys parse(String jwks) {
        try {
            int sent = count(jwks);
            JWKSet set = JWKSet.parse(jwks);
            // "Implementations SHOULD ignore JWKs within a JWK Set that use "kty" (key type) values that are not
            // understood" (RFC 7517 §5): nobody would notice
            require(set.size() == sent, "must be of EC P-256 or RSA");
            require(set.size() <= MOST, "are at most " + MOST);
            List<JWK> keys = set.getKeys().stream().map(ClientKeys::accepted).toList();
            requireDistinct(keys);
            return new ClientKeys(keys);
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("must be a JWK Set of public keys", malformed);
        }
    }

    /** How many there are. */
    public int size() {
        return keys.size();
    }

    /** Public members alone. */
    public String json() {
        return keys.toString(true);
    }

    /**
     * Whether one of them signed it. The key chooses the algorithm (RFC 8725 §3.1): ES256 for EC; for RSA RS256 or PS256, and
     * only the one it was registered for, if it was for one.
     */
    public boolean signed(SignedJWT jwt) {
        return keys.getKeys().stream().filter(key -> fits(key, jwt.getHeader())).anyMatch(key -> verifies(key, jwt));
    }

    /** A key without an id fits any: most clients put one into what they sign. */
    private static boolean fits(JWK key, JWSHeader header) {
        boolean named = Stream.of(header.getKeyID(), key.getKeyID()).anyMatch(Objects::isNull)
                || header.getKeyID().equals(key.getKeyID());
        Algorithm algorithm = header.getAlgorithm();
        return named
                && (key.getAlgorithm() == null
                        ? key instanceof RSAKey && RSA.contains(algorithm)
                        : key.getAlgorithm().equals(algorithm));
    }

    private static boolean verifies(JWK key, SignedJWT jwt) {
        try {
            return jwt.verify(verifier(key));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey());
        FastCrypto.provider().ifPresent(verifier.getJCAContext()::setProvider);
        return verifier;
    }

    List<JWK> all() {
        return keys.getKeys();
    }

    private static int count(String jwks) throws ParseException {
        Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwks), "keys");
        require(keys != null && Stream.of(keys).noneMatch(Objects::isNull), "must be a JWK Set of public keys");
        return keys.length;
    }

    private static JWK accepted(JWK key) {
        require(!key.isPrivate(), "must be public keys alone");
        require(key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE), "must be for signatures");
        require(key.getKeyID() == null || key.getKeyID().length() <= MOST_ID, "have a kid that is too long");
        if (key instanceof ECKey ec) {
            return accepted(ec);
        }
        if (key instanceof RSAKey rsa) {
            return accepted(rsa);
        }
        throw new IllegalArgumentException("must be of EC P-256 or RSA");
    }

    private static JWK accepted(ECKey key) {
        require(Curve.P_256.equals(key.getCurve()), "of EC must be of P-256");
        require(key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.ES256), "of EC sign with ES256");
        return new ECKey.Builder(key.getCurve(), key.getX(), key.getY())
                .keyID(key.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    private static JWK accepted(RSAKey key) {
        require(
                key.size() >= LEAST_BITS && key.size() <= MOST_BITS,
                "of RSA must have " + LEAST_BITS + " to " + MOST_BITS + " bits");
        BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
        require(exponent.testBit(0) && exponent.bitLength() > 16 && exponent.bitLength() <= 32, "have a weak exponent");
        require(key.getAlgorithm() == null || RSA.contains(key.getAlgorithm()), "of RSA sign with RS256 or PS256");
        return new RSAKey.Builder(key.getModulus(), key.getPublicExponent())
                .keyID(key.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(key.getAlgorithm())
                .build();
    }

    /** One of several is found by its id. */
    private static void requireDistinct(List<JWK> keys) {
        Set<String> ids = new HashSet<>();
        for (JWK key : keys) {
            require(keys.size() == 1 || key.getKeyID() != null, "must each have a kid");
            require(ids.add(key.getKeyID()), "must each have a kid of its own");
        }
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }
}
