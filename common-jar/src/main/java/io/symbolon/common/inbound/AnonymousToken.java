package io.symbolon.common.inbound;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Nobody's token, so that an injected one is never null: every method answers null (MP-JWT 2.1, "Injection of JsonWebToken"). */
enum AnonymousToken implements JsonWebToken {
    INSTANCE;

    @Override
    public String getName() {
        return null;
    }

    @Override
    public Set<String> getClaimNames() {
        return null;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's signature
    public <T> T getClaim(String name) {
        return null;
    }
}
