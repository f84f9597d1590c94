package io.symbolon.common.outbound;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.token.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs what stands for a client's secret (RFC 7523 §3): short-lived, for one token endpoint, each with a {@code jti} of its
 * own.
 *
 * @param audience the {@code aud}: the token endpoint, or whatever the provider calls itself
 * @param keyId the {@code kid} of a key that does not bring one along
 */
record ClientAssertion(String audience, Optional<String> keyId, Clock clock) {
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException when the key is no private key; says nothing of it */
    String sign(String clientId, Secret privateKey) {
        SigningKey key = SigningKey.parse(privateKey);
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .keyID(keyId.or(key::id).orElse(null))
                .build();
        SignedJWT assertion = new SignedJWT(header, claims(clientId));
        try {
            assertion.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the client's key cannot sign", e);
        }
        return assertion.serialize();
    }

    private JWTClaimsSet claims(String clientId) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
    }
}
