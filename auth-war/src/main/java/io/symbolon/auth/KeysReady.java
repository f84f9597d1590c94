package io.symbolon.auth;

import io.symbolon.auth.keys.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a key this service can issue nothing. Thread-safe. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {
    private final KeyRing keys;

    KeysReady() { // CDI proxy
        this(null);
    }

    @Inject
    KeysReady(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return keys.activeKid()
                .map(kid -> HealthCheckResponse.named("signing-keys")
                        .withData("active", kid)
                        .up()
                        .build())
                .orElseGet(
                        () -> HealthCheckResponse.named("signing-keys").down().build());
    }
}
