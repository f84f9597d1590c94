package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.VerifiedToken;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token of the present request; the anonymous one in public methods, timers and message-driven beans. */
@RequestScoped
class CurrentToken {
    private JsonWebToken token = AnonymousToken.INSTANCE;

    JsonWebToken get() {
        return token;
    }

    void set(VerifiedToken verified) {
        this.token = verified;
    }
}
