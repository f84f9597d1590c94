package io.symbolon.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A connection whose last user was stopped between giving it back and saying so, as happens under load ({@code
 * io.symbolon.pool} of liberty-config), in a real Liberty.
 */
@ExtendWith(ArquillianExtension.class)
class MendedPoolIT {
    @Resource(lookup = "jdbc/lossy")
    private DataSource lossy;

    @Resource(lookup = "jdbc/mended")
    private DataSource mended;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static WebArchive application() {
        return InContainer.userWar();
    }

    @Test
    void connectionWhenItsLastUserWasStoppedThenGoesBackToTheMendedPool() throws Exception {
        long inUse = inUse();
        use(lossy).set(true);
        use(mended);
        assertThat(inUse()).isEqualTo(inUse);
    }

    /** Fails with a Liberty that is mended itself: then io.symbolon.pool has no reason left. */
    @Test
    void connectionWhenItsLastUserWasStoppedThenIsLostToLibertysPool() throws Exception {
        long inUse = inUse();
        use(lossy).set(true);
        use(lossy);
        assertThat(inUse()).isEqualTo(inUse + 1);
    }

    /** Takes a connection and gives it back; the next user will have the same. Returns the mark of its release. */
    private AtomicBoolean use(DataSource pool) throws Exception {
        transaction.begin();
        try (Connection connection = pool.getConnection()) {
            Object physical = field(connection, "managedConn");
            Object listener = ((AtomicReference<?>) field(physical, "eventListenerRef")).get();
            return (AtomicBoolean) field(field(listener, "mcWrapper"), "alreadyBeingReleased");
        } finally {
            transaction.commit();
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(of);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static long inUse() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName pool = beans.queryNames(
                        new ObjectName(
                                "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/lossy,*"),
                        null)
                .iterator()
                .next();
        return (long) beans.getAttribute(pool, "Size") - (long) beans.getAttribute(pool, "Available");
    }
}
