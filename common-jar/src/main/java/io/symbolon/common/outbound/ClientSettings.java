package io.symbolon.common.outbound;

import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.Scope;
import java.time.Duration;
import java.util.Set;

/** What one named client asks for: {@code internal-auth.client.<name>.*}. No scopes means all that are registered. */
record ClientSettings(String name, String audience, Set<Scope> scopes, Duration expirySkew) {
    ClientSettings {
        scopes = Set.copyOf(scopes);
    }

    static ClientSettings read(ClientConfig config) {
        return new ClientSettings(
                config.client(),
                config.own("audience").orElse(config.client()),
                scopes(config),
                InternalClientSettings.expirySkew(config));
    }

    private static Set<Scope> scopes(ClientConfig config) {
        try {
            return Scope.parse(config.own("scopes").orElse("").replace(',', ' '));
        } catch (IllegalArgumentException noScope) {
            throw new Misconfiguration(config.ownKey("scopes") + " holds what is no scope", noScope);
        }
    }
}
