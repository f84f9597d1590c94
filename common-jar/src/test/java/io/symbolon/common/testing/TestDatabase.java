package io.symbolon.common.testing;

import io.symbolon.common.database.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * What a container gives to stores, without one: a migrated database, the module's persistence unit {@code symbolon}, and an
 * entity manager that belongs to the present transaction of the thread. One instance a test; close it. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {
    /** Held, since unreferenced loggers forget their level: a dozen lines a migration would bury the tests' own. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.SEVERE);
    }

    private final JdbcConnectionPool source;
    private final EntityManagerFactory factory;
    private final LocalTransactions transactions;
    private final EntityManager entities;

    private TestDatabase(JdbcConnectionPool source, String unit) {
        this.source = source;
        this.factory = Persistence.createEntityManagerFactory(
                unit,
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "eclipselink.target-server", "None",
                        // two of them at once must not share a session
                        "eclipselink.session-name", UUID.randomUUID().toString()));
        this.transactions = new LocalTransactions(factory);
        this.entities = (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::delegate);
    }

    /** A new database with all migrations applied: the library's and the module's own. */
    public static TestDatabase start(Database vendor) {
        return start(vendor, "symbolon");
    }

    /** The same for a persistence unit of another name. */
    public static TestDatabase start(Database vendor, String unit) {
        return new TestDatabase(vendor.migrated(), unit);
    }

    /** As {@code @PersistenceContext} injects it: usable in transactions only. */
    public EntityManager entities() {
        return entities;
    }

    /** As the container's. */
    public Transactions transactions() {
        return transactions;
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        if (factory.isOpen()) {
            factory.close();
        }
        source.dispose();
    }

    private Object delegate(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(transactions.present(), arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
