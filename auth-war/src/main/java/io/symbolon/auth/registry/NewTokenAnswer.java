package io.symbolon.auth.registry;

import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.common.token.ServiceName;
import java.time.Instant;
import java.util.UUID;

/** A service's new token, shown once. The string form is redacted. */
public record NewTokenAnswer(String name, String token, UUID tokenId, Instant expiresAt) {
    static NewTokenAnswer of(ServiceName service, NewServiceToken token) {
        return new NewTokenAnswer(service.value(), token.value().reveal(), token.id(), token.expiresAt());
    }

    @Override
    public String toString() {
        return "service token " + tokenId;
    }
}
