package io.symbolon.common.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
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
    private static final ObjectName BEAN =
            named("WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=" + POOL + ",*");

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
        Set<ObjectName> pools = beans.queryNames(BEAN, null);
        return pools.stream().mapToLong(pool -> value(beans, pool, attribute)).sum();
    }

    private static long value(MBeanServer beans, ObjectName pool, String attribute) {
        try {
            return (long) beans.getAttribute(pool, attribute);
        } catch (InstanceNotFoundException gone) {
            return 0; // the pool was closed since it was found
        } catch (JMException unknown) {
            throw new IllegalStateException("this Liberty does not tell of its pools by " + attribute, unknown);
        }
    }

    private static ObjectName named(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException wrong) {
            throw new IllegalArgumentException(name, wrong);
        }
    }
}
