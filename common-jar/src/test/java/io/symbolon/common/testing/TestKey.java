package io.symbolon.common.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;

/**
 * Keys that tests sign with. The private scalar is a hash of a phrase, so that the test's JVM and the server's have the same
 * key without a file; worthless outside tests.
 */
public final class TestKey {
    /** The key of the issuer that the application under test trusts. */
    public static final TestKey TRUSTED = new TestKey(
            "symbolon test key",
            "7u6p2acaS3ZpXpajPs4oWHF4X-zHDN7Ge95TDeWHNvU",
            "eRvIeZhOAQT9HXUabctbffY472auOVWRVINzzAdRSHc");

    /** Somebody else's. */
    public static final TestKey STRANGER = new TestKey(
            "symbolon stranger's test key",
            "W9nCV5O7n7wIBGrnZJGHx6w4BYnrflJJRvCjnfD3ZKE",
            "DZ-vUTxziT-ys7uL66eSbOsC-EWBhhEbrukybBfgplM");

    private final ECKey jwk;

    private TestKey(String phrase, String x, String y) {
        this.jwk = new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y))
                .d(Base64URL.encode(hash(phrase)))
                .keyID("test-" + x.substring(0, 8))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    /** The {@code kid}. */
    public String id() {
        return jwk.getKeyID();
    }

    /** The private key; {@code toPublicJWK()} for the other half. */
    public ECKey jwk() {
        return jwk;
    }

    /** The document that an issuer with this key alone publishes. */
    public String jwks() {
        return new JWKSet(jwk.toPublicJWK()).toString();
    }

    /** The ES256 signature over the text, as base64url. */
    public String sign(String signingInput) {
        try {
            return new ECDSASigner(jwk)
                    .sign(new JWSHeader(JWSAlgorithm.ES256), signingInput.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a server that starts with this {@code symbolon.state.dir} trust the key, as if fetched at that instant. */
    public void saveIn(Path stateDirectory, String issuer, Instant fetched) throws IOException {
        Files.createDirectories(stateDirectory);
        Map<String, Object> copy = Map.of("issuer", issuer, "fetched_at", fetched, "jwks", jwks());
        Files.writeString(stateDirectory.resolve("trust.json"), Json.tolerant().writeValueAsString(copy));
    }

    private static byte[] hash(String phrase) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(phrase.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
