package io.symbolon.common.inbound;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Nobody's token: no claims, no groups, the empty name. So that an injected token is never null. */
enum AnonymousToken implements JsonWebToken {
    INSTANCE;

    @Override
    public String getName() {
        return "";
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of();
    }

    @Override
    public Set<String> getGroups() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's signature
    public <T> T getClaim(String name) {
        return null;
    }
}
