package io.symbolon.auth.assertion;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.auth.client.ClientKeys;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.spec.ECPoint;

/** Keys to check in vain with, of either kind, where there is no client: so that this takes as long. Thread-safe. */
final class NobodysKeys {
    private static final int RSA_BITS = 2048;
    private static final Base64URL EXPONENT = Base64URL.encode(BigInteger.valueOf(65537));

    private final ClientKeys ec = keys(generator());
    private final ClientKeys rsa = keys(anyModulus());

    /** Costs what it costs with a client's keys; the answer is worth nothing, as there is no client. */
    boolean signed(SignedJWT jwt) {
        return ec.signed(jwt) || rsa.signed(jwt);
    }

    private static ClientKeys keys(JWK key) {
        return ClientKeys.parse(new JWKSet(key).toString(true));
    }

    private static JWK generator() {
        ECPoint point = Curve.P_256.toECParameterSpec().getGenerator();
        return new ECKey.Builder(
                        Curve.P_256,
                        ECKey.encodeCoordinate(256, point.getAffineX()),
                        ECKey.encodeCoordinate(256, point.getAffineY()))
                .build();
    }

    private static JWK anyModulus() {
        BigInteger odd = new BigInteger(RSA_BITS, new SecureRandom())
                .setBit(RSA_BITS - 1)
                .setBit(0);
        return new RSAKey.Builder(Base64URL.encode(odd), EXPONENT).build();
    }
}
