package io.symbolon.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** A key of P-256 and where it stands; a retired one has no private half any more. The string form is the key's id. */
record SigningKey(ECKey jwk, KeyStanding standing) {
    /** A new pair. */
    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unavailable) {
            throw new IllegalStateException("P-256 is not available", unavailable);
        }
    }

    String kid() {
        return jwk.getKeyID();
    }

    @Override
    public String toString() {
        return "signing key " + kid();
    }
}
