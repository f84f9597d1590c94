package io.symbolon.auth.keys;

import io.symbolon.common.inbound.JwksSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;

/** The guard of this service reads the keys where they are kept, instead of asking itself over HTTPS. Thread-safe. */
@Alternative
@Priority(1000)
@ApplicationScoped
class OwnJwks implements JwksSource {
    private final KeyRing keys;

    OwnJwks() { // CDI proxy
        this(null);
    }

    @Inject
    public OwnJwks(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String read() throws IOException {
        try {
            return keys.jwks();
        } catch (RuntimeException unavailable) {
            throw new IOException("the signing keys cannot be read", unavailable);
        }
    }
}
