package io.symbolon.email.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;

/**
 * {@code mail_queued_total}, {@code mail_sent_total}, {@code mail_failed_total}, {@code mail_retried_total}, counted by
 * this server; {@code mail_queue_depth} and {@code mail_queue_age_seconds} of the whole queue, some seconds old.
 */
@ApplicationScoped
class QueueMetrics implements QueueMeter {
    private final Map<Step, Counter> counters = new EnumMap<>(Step.class);
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.NONE);

    QueueMetrics() {} // CDI proxy

    @Inject
    QueueMetrics(MetricRegistry registry) {
        counters.put(Step.QUEUED, counter(registry, "mail_queued", "Mails accepted and stored"));
        counters.put(Step.SENT, counter(registry, "mail_sent", "Mails the mail host took for every recipient"));
        counters.put(Step.FAILED, counter(registry, "mail_failed", "Mails that at least one recipient will not get"));
        counters.put(Step.RETRIED, counter(registry, "mail_retried", "Attempts that failed and will be repeated"));
        registry.gauge(
                metadata("mail_queue_depth", "Mails waiting to be delivered", MetricUnits.NONE),
                backlog,
                present -> present.get().depth());
        registry.gauge(
                metadata("mail_queue_age", "Age of the oldest mail waiting", MetricUnits.SECONDS),
                backlog,
                present -> present.get().age().toSeconds());
    }

    @Override
    public void count(Step step) {
        counters.get(step).inc();
    }

    @Override
    public void observe(Backlog present) {
        backlog.set(present);
    }

    private static Counter counter(MetricRegistry registry, String name, String description) {
        return registry.counter(metadata(name, description, MetricUnits.NONE));
    }

    private static Metadata metadata(String name, String description, String unit) {
        return Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(unit)
                .build();
    }
}
