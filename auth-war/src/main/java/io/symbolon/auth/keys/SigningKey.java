package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair of P-256 and where it stands: published from a time on, active (signing) from one, retired from one. Immutable;
 * the string form is the key's id.
 */
record SigningKey(ECKey jwk, Instant publishedAt, Optional<Instant> activatedAt, Optional<Instant> retiredAt) {
    String kid() {
        return jwk.getKeyID();
    }

    boolean isActive(Instant now) {
        return activatedAt.filter(time -> !time.isAfter(now)).isPresent()
                && retiredAt.filter(time -> !time.isAfter(now)).isEmpty();
    }

    @Override
    public String toString() {
        return "signing key " + kid();
    }
}
