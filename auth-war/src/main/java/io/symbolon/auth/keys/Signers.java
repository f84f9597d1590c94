package io.symbolon.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.security.Provider;
import java.util.Optional;

/** Makes signers, with the fast provider where there is one. Thread-safe. */
public final class Signers {
    private final Optional<Provider> provider;

    /** @param provider of the signature algorithm; empty for the platform's own */
    public Signers(Optional<Provider> provider) {
        this.provider = provider;
    }

    Signer signer(ECKey key) {
        try {
            ECDSASigner signer = new ECDSASigner(key);
            provider.ifPresent(signer.getJCAContext()::setProvider);
            return new Signer(key.getKeyID(), signer);
        } catch (JOSEException noEs256Key) {
            throw new IllegalStateException("the signing key " + key.getKeyID() + " is not for ES256", noEs256Key);
        }
    }
}
