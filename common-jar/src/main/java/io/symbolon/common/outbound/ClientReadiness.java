package io.symbolon.common.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether tokens can be asked for: the settings are there and the credential is readable. Asks nobody over the network: an
 * outage of auth is its own, and takes no service with it. Down only where this service has a credential, and no token in
 * hand that still works. As data, the seconds that each client's token is good for.
 */
@Readiness
@ApplicationScoped
class ClientReadiness implements HealthCheck {
    private final InternalClientTokenProvider provider;

    ClientReadiness() { // CDI proxy
        this(null);
    }

    @Inject
    ClientReadiness(InternalClientTokenProvider provider) {
        this.provider = provider;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("internal-clients");
        boolean tokenInHand = false;
        for (var client : provider.secondsLeft().entrySet()) {
            answer.withData(client.getKey(), client.getValue());
            tokenInHand |= client.getValue() > 0;
        }
        Optional<String> fault = fault(provider.config());
        fault.ifPresent(text -> answer.withData("fault", text));
        return answer.status(fault.isEmpty() || tokenInHand).build();
    }

    /** What keeps the platform's tokens away; nothing where this service was given no credential of the platform's. */
    static Optional<String> fault(Config config) {
        if (!Credential.isGiven(config)) {
            return Optional.empty();
        }
        try {
            InternalClientSettings.read(config).credential().current();
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(e.getMessage());
        } catch (UncheckedIOException e) { // its message is a path
            return Optional.of("the credential's file is unreadable");
        }
    }
}
