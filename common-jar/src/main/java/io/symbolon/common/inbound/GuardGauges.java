package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.FastCrypto;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** {@code guard_keys_age_seconds} (-1 before the first fetch) and {@code guard_crypto_accelerated} (1 with Corretto). */
@Dependent
final class GuardGauges {
    private final MetricRegistry metrics;

    @Inject
    GuardGauges(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    void register(KeyRing keys, InstantSource clock) {
        metrics.gauge("guard_keys_age_seconds", () -> age(keys.trust().keys().fetched(), clock.instant()));
        metrics.gauge("guard_crypto_accelerated", () -> FastCrypto.provider().isPresent() ? 1 : 0);
    }

    private static long age(Instant fetched, Instant now) {
        return fetched.equals(Instant.MIN) ? -1 : Duration.between(fetched, now).toSeconds();
    }
}
