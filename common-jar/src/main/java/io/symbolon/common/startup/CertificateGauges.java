package io.symbolon.common.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * {@code tls_certificate_expires_in_seconds}, for each store that the server's settings name: until the first of its
 * certificates expires, after which no service calls another. Liberty itself tells nobody.
 */
@Dependent
final class CertificateGauges {
    private static final List<String> STORES = List.of("tls.keystore", "tls.truststore");

    private final Config config;
    private final Clock clock;
    private final Instance<MetricRegistry> metrics;

    @Inject
    CertificateGauges(Config config, Instance<Clock> clocks, Instance<MetricRegistry> metrics) {
        this.config = config;
        this.clock = clocks.isResolvable() ? clocks.get() : Clock.systemUTC();
        this.metrics = metrics;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (metrics.isResolvable()) {
            STORES.forEach(this::register);
        }
    }

    private void register(String store) {
        config.getOptionalValue(store, String.class).ifPresent(file -> {
            String password =
                    config.getOptionalValue(store + ".password", String.class).orElse("");
            CertificateExpiry expiry = new CertificateExpiry(store, Path.of(file), password, clock);
            expiry.warn();
            metrics.get().gauge("tls_certificate_expires_in_seconds", expiry::secondsLeft, new Tag("store", store));
        });
    }
}
