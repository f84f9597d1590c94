package io.symbolon.auth.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Tells in time whose last service token expires: until then another can be put beside it, afterwards the service is refused.
 * A line of the log a day for each, and {@code service_tokens_expiring}, which counts those that have expired too. Thread-safe.
 */
@ApplicationScoped
public class ExpiringTokens {
    private static final Duration SOON = Duration.ofDays(14);
    /** A service whose token expired longer ago is no longer missed. */
    private static final Duration LATELY = Duration.ofDays(14);

    private static final long EXPIRED = -1;
    private static final Logger LOG = System.getLogger(ExpiringTokens.class.getName());

    private final ClientStore clients;
    private final InstantSource clock;
    /** By service: how many days are left. */
    private volatile Map<String, Long> told = Map.of();

    ExpiringTokens() { // CDI proxy
        this.clients = null;
        this.clock = null;
    }

    @Inject
    ExpiringTokens(ClientStore clients, InstantSource clock, MetricRegistry metrics) {
        this.clients = clients;
        this.clock = clock;
        metrics.gauge("service_tokens_expiring", () -> told.size());
    }

    /** Looks for them. */
    public void look() {
        Instant now = clock.instant();
        Map<String, Long> left = new TreeMap<>();
        clients.lastTokens(now.minus(LATELY), now.plus(SOON))
                .forEach((service, end) -> left.put(
                        service, end.isAfter(now) ? Duration.between(now, end).toDays() : EXPIRED));
        left.forEach(this::tell);
        told = left;
    }

    private void tell(String service, Long days) {
        if (days.equals(told.get(service))) {
            return;
        }
        if (days == EXPIRED) {
            LOG.log(Level.WARNING, "the last service token of {0} has expired: it is refused", service);
        } else {
            LOG.log(Level.WARNING, "the last service token of {0} expires in {1} days", service, days);
        }
    }
}
