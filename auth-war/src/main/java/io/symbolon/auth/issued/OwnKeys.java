package io.symbolon.auth.issued;

import io.symbolon.auth.keys.KeyRing;
import io.symbolon.common.inbound.verification.FastCrypto;
import io.symbolon.common.inbound.verification.TrustedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/** The published keys, ready to verify with: read again when they changed, or their copy is old. Thread-safe. */
@ApplicationScoped
class OwnKeys {
    private static final Duration OLD = Duration.ofMinutes(1);

    private final KeyRing ring;
    private volatile Copy copy = new Copy("", TrustedKeys.none());

    OwnKeys() { // CDI proxy
        this(null);
    }

    @Inject
    public OwnKeys(KeyRing ring) {
        this.ring = ring;
    }

    private record Copy(String jwks, TrustedKeys keys) {
        boolean isOf(String published, Instant now) {
            return jwks.equals(published)
                    && Duration.between(keys.fetched(), now).abs().compareTo(OLD) < 0;
        }
    }

    TrustedKeys at(Instant now) {
        String published = ring.jwks();
        Copy present = copy;
        if (!present.jwks().isEmpty() && present.isOf(published, now)) {
            return present.keys();
        }
        TrustedKeys keys = parse(published, now);
        copy = new Copy(published, keys);
        return keys;
    }

    private static TrustedKeys parse(String published, Instant now) {
        try {
            return TrustedKeys.parse(published, now, FastCrypto.provider().orElse(null));
        } catch (ParseException impossible) {
            throw new IllegalStateException("the published keys are no JWK Set", impossible);
        }
    }
}
