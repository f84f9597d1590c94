package io.symbolon.auth.grant;

import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The counter {@code service_tokens_issued_total{audience}}: registered audiences only, so it stays small. Thread-safe. */
@ApplicationScoped
public class TokenRequests {
    private static final String NAME = "service_tokens_issued_total";

    private final MetricRegistry metrics;

    TokenRequests() { // CDI proxy
        this(null);
    }

    @Inject
    public TokenRequests(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    void count(ServiceName audience) {
        metrics.counter(NAME, new Tag("audience", audience.value())).inc();
    }
}
