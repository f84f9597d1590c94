package io.symbolon.common.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
    private final Instance<GuardRuntime> runtime;

    GuardReadiness() { // CDI proxy
        this(null, null);
    }

    @Inject
    GuardReadiness(GuardExtension extension, Instance<GuardRuntime> runtime) {
        this.extension = extension;
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("guard");
        if (!extension.isDemanded()) {
            return answer.withData("named", false).up().build();
        }
        Instant fetched =
                extension.isInstalled() ? runtime.get().keys().trust().keys().fetched() : Instant.MIN;
        boolean loaded = !fetched.equals(Instant.MIN);
        answer.withData("installed", extension.isInstalled());
        answer.withData("keys_fetched", loaded ? fetched.toString() : "never");
        return answer.status(extension.isInstalled() && loaded).build();
    }
}
