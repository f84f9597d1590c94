package io.symbolon.common.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * {@code database_connections} and {@code database_connections_free} of the pool {@value #POOL}, where there is one. They cost
 * nothing until somebody looks; Liberty's own metrics of pools take a twentieth of a short request.
 */
@Dependent
final class DatabaseGauges {
    private static final String POOL = "jdbc/pool";
    private static final String BEAN =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=" + POOL + ",*";

    static void register(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            Instance<DataSource> database,
            Instance<MetricRegistry> metrics) {
        if (database.isResolvable() && metrics.isResolvable()) {
            metrics.get().gauge("database_connections", () -> sum("Size"));
            metrics.get().gauge("database_connections_free", () -> sum("Available"));
        }
    }

    /** Of all pools of the name: one, or none before its first connection. */
    private static long sum(String attribute) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            long sum = 0;
            for (ObjectName pool : beans.queryNames(new ObjectName(BEAN), null)) {
                sum += (long) beans.getAttribute(pool, attribute);
            }
            return sum;
        } catch (InstanceNotFoundException gone) {
            return 0; // the pool was closed since it was found
        } catch (JMException unknown) {
            throw new IllegalStateException("this Liberty does not tell of its pools by " + attribute, unknown);
        }
    }
}
