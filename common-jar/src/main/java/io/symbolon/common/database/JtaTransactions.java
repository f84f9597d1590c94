package io.symbolon.common.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** The container's transactions (Jakarta Transactions 2.0). Thread-safe. */
final class JtaTransactions implements Transactions {
    private final UserTransaction transaction;
    private final TransactionSynchronizationRegistry registry;

    JtaTransactions(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        this.transaction = transaction;
        this.registry = registry;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        begin();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            rollback(failure);
            throw failure;
        }
        commit();
        return result;
    }

    @Override
    public boolean isActive() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new AfterCommit(action));
    }

    private void begin() {
        try {
            transaction.begin();
        } catch (NotSupportedException | SystemException refused) {
            throw new TransactionalException("no transaction could begin", refused);
        }
    }

    private void commit() {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException failure) {
            throw new TransactionalException("the transaction did not commit", failure);
        }
    }

    private void rollback(Throwable reason) {
        try {
            transaction.rollback();
        } catch (SystemException | RuntimeException failure) {
            reason.addSuppressed(failure);
        }
    }

    private record AfterCommit(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing is left to be written
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
