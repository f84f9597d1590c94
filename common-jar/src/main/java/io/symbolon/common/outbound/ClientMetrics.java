package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What is counted of each named client ({@code client}): {@code internal_auth_requests_total}, {@code
 * internal_auth_failures_total{reason}}, {@code internal_auth_replays_total}; and of its own token {@code
 * internal_auth_token_age_seconds} and {@code internal_auth_token_expires_in_seconds}, both -1 while there is none. Without a
 * registry nothing is counted.
 */
record ClientMetrics(Optional<MetricRegistry> registry) {
    static final ClientMetrics NONE = new ClientMetrics(Optional.empty());

    void requested(String client) {
        count("internal_auth_requests_total", tag(client));
    }

    void failed(String client, Reason reason) {
        count(
                "internal_auth_failures_total",
                tag(client),
                new Tag("reason", reason.name().toLowerCase(Locale.ROOT)));
    }

    void replayed(String client) {
        count("internal_auth_replays_total", tag(client));
    }

    void watch(String client, Supplier<Long> age, Supplier<Long> expiresIn) {
        registry.ifPresent(metrics -> {
            metrics.gauge("internal_auth_token_age_seconds", age, tag(client));
            metrics.gauge("internal_auth_token_expires_in_seconds", expiresIn, tag(client));
        });
    }

    private void count(String name, Tag... tags) {
        registry.ifPresent(metrics -> metrics.counter(name, tags).inc());
    }

    private static Tag tag(String client) {
        return new Tag("client", client);
    }
}
