package io.symbolon.common.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The module's own {@code META-INF/persistence.xml} outside a container: EclipseLink as Liberty brings it, transactions begun
 * here instead of by JTA. Each transaction has an entity manager of its own, as a request has. Thread-safe.
 */
public final class Entities implements AutoCloseable {
    private final EntityManagerFactory factory;

    /** @param migrated a data source whose schema is there already */
    public Entities(DataSource migrated) {
        factory = Persistence.createEntityManagerFactory(
                "symbolon",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", migrated));
    }

    /** Does the work in a transaction and commits it; rolls back what throws. */
    public <T> T call(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
