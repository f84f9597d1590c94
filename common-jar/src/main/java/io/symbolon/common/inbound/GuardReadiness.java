package io.symbolon.common.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Down until the runtime has taken the guard and the keys were loaded once; an outage of auth later does not count. */
@Readiness
@ApplicationScoped
class GuardReadiness implements HealthCheck {
    private final GuardExtension extension;
    private final Instance<TrustKeeper> trust;

    GuardReadiness() { // CDI proxy
        this(null, null);
    }

    @Inject
    GuardReadiness(GuardExtension extension, Instance<TrustKeeper> trust) {
        this.extension = extension;
        this.trust = trust;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("guard");
        if (!extension.isDemanded()) {
            return answer.withData("named", false).up().build();
        }
        answer.withData("installed", extension.isInstalled());
        if (!extension.isInstalled()) {
            return answer.withData("keys_fetched", "never").down().build();
        }
        Instant fetched = trust.get().keys().trust().keys().fetched();
        boolean loaded = !fetched.equals(Instant.MIN);
        answer.withData("keys_fetched", loaded ? fetched.toString() : "never");
        tellRevocations(answer, trust.get());
        return answer.status(loaded).build();
    }

    /** Data alone: whoever cannot hear of revocations still knows the keys, and an outage must not spread. */
    private static void tellRevocations(HealthCheckResponseBuilder answer, TrustKeeper trust) {
        if (trust.absence().isPresent()) {
            answer.withData("revocations", "not followed: " + trust.absence().get());
            return;
        }
        answer.withData("revocations", trust.size());
        answer.withData(
                "revocations_age_seconds",
                trust.pulledAt()
                        .map(time ->
                                Duration.between(time, trust.clock().instant()).toSeconds())
                        .orElse(-1L));
    }
}
