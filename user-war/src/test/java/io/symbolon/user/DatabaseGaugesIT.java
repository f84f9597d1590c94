package io.symbolon.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the service tells of its connections, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class DatabaseGaugesIT {
    private static final int HELD = 5;

    @Resource(lookup = "jdbc/symbolon")
    private DataSource database;

    @Inject
    private ManagedScheduledExecutorService threads;

    @Inject
    private MetricRegistry metrics;

    @Deployment
    static WebArchive application() {
        return InContainer.userWar();
    }

    @Test
    void connectionsWhenHeldThenAreNotFreeUntilTheyAreGivenBack() throws Exception {
        CountDownLatch taken = new CountDownLatch(HELD);
        CountDownLatch looked = new CountDownLatch(1);
        List<Future<Void>> holders = new ArrayList<>();
        for (int i = 0; i < HELD; i++) {
            holders.add(threads.submit(() -> hold(taken, looked)));
        }
        try {
            assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(inUse()).isGreaterThanOrEqualTo(HELD);
        } finally {
            looked.countDown();
        }
        for (Future<Void> holder : holders) {
            holder.get();
        }
        // couriers take one now and then
        await().untilAsserted(() -> assertThat(inUse()).isZero());
        assertThat(gauge("database_connections")).isGreaterThanOrEqualTo(HELD);
    }

    private Void hold(CountDownLatch taken, CountDownLatch looked) throws Exception {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            taken.countDown();
            looked.await();
            return null;
        }
    }

    private long inUse() {
        return gauge("database_connections") - gauge("database_connections_free");
    }

    private long gauge(String name) {
        return metrics.getGauge(new MetricID(name)).getValue().longValue();
    }
}
