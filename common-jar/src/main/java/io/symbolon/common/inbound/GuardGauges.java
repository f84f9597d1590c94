package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.FastCrypto;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * {@code guard_keys_age_seconds} and {@code guard_revocation_feed_age_seconds} (-1 before the first fetch, or where nothing
 * is followed), {@code guard_revocations} and {@code guard_crypto_accelerated} (1 with Corretto).
 */
@Dependent
final class GuardGauges {
    private final MetricRegistry metrics;

    @Inject
    GuardGauges(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    void register(TrustKeeper trust) {
        metrics.gauge(
                "guard_keys_age_seconds", () -> age(trust.keys().trust().keys().fetched(), trust));
        metrics.gauge(
                "guard_revocation_feed_age_seconds", () -> age(trust.pulledAt().orElse(Instant.MIN), trust));
        metrics.gauge("guard_revocations", trust::size);
        metrics.gauge("guard_crypto_accelerated", () -> FastCrypto.provider().isPresent() ? 1 : 0);
    }

    private static long age(Instant heard, TrustKeeper trust) {
        return heard.equals(Instant.MIN)
                ? -1
                : Duration.between(heard, trust.clock().instant()).toSeconds();
    }
}
