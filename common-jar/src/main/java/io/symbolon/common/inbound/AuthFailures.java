package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The counters {@code auth_failures_total{reason}}, one for every token or credential refused, and {@code
 * internal_calls_limited_total}, one for every refusal that was answered 429 instead. Thread-safe.
 */
@ApplicationScoped
public class AuthFailures {
    private final MetricRegistry metrics;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    AuthFailures() { // CDI proxy
        this(null);
    }

    @Inject
    public AuthFailures(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param reason of a fixed vocabulary, never anything a client sent: each value is a time series */
    public void count(String reason) {
        counters.computeIfAbsent(reason, tag -> metrics.counter("auth_failures_total", new Tag("reason", tag)))
                .inc();
    }

    /** One more call of a service turned away for its network's many refusals. */
    void limited() {
        metrics.counter("internal_calls_limited_total").inc();
    }

    void count(Reason reason) {
        count(reason.code());
    }
}
