package io.symbolon.common.testing;

import io.symbolon.common.database.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Resource-local transactions, one an entity manager and thread. Thread-safe. */
final class LocalTransactions implements Transactions {
    private record Present(EntityManager entities, List<Runnable> afterCommit) {}

    private final EntityManagerFactory factory;
    private final Map<Thread, Present> present = new ConcurrentHashMap<>();

    LocalTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    EntityManager present() {
        return required().entities();
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (present.containsKey(Thread.currentThread())) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        EntityManager entities = factory.createEntityManager();
        Present mine = new Present(entities, new ArrayList<>());
        present.put(Thread.currentThread(), mine);
        T result;
        try {
            entities.getTransaction().begin();
            // as with JTA, a query is part of the transaction even before the first write
            entities.unwrap(UnitOfWork.class).beginEarlyTransaction();
            result = work.get();
            entities.getTransaction().commit();
        } finally {
            present.remove(Thread.currentThread());
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
        mine.afterCommit().forEach(Runnable::run);
        return result;
    }

    @Override
    public boolean isActive() {
        return present.containsKey(Thread.currentThread());
    }

    @Override
    public void afterCommit(Runnable action) {
        required().afterCommit().add(action);
    }

    private Present required() {
        Present mine = present.get(Thread.currentThread());
        if (mine == null) {
            throw new TransactionRequiredException("no transaction here");
        }
        return mine;
    }
}
