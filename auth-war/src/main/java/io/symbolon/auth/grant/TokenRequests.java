package io.symbolon.auth.grant;

import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The counter {@code service_tokens_issued_total{audience}}: registered audiences only, so it stays small. Thread-safe. */
@ApplicationScoped
class TokenRequests {
    private static final String NAME = "service_tokens_issued_total";

    private final MetricRegistry metrics;
    /** The registry's own look-up costs more than the count. */
    private final Map<ServiceName, Counter> counters = new ConcurrentHashMap<>();

    TokenRequests() { // CDI proxy
        this(null);
    }

    @Inject
    public TokenRequests(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    void count(ServiceName audience) {
        counters.computeIfAbsent(audience, this::counter).inc();
    }

    private Counter counter(ServiceName audience) {
        return metrics.counter(NAME, new Tag("audience", audience.value()));
    }
}
