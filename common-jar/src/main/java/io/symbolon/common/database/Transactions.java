package io.symbolon.common.database;

import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Begins and ends transactions for work that runs outside any: timers, dispatchers, listeners. Thread-safe. */
public interface Transactions {
    /** The container's (Jakarta Transactions 2.0). */
    static Transactions of(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        return new JtaTransactions(transaction, registry);
    }

    /**
     * Does the work in a transaction of its own and commits it. Must not be called within one.
     *
     * @throws RuntimeException what the work threw, after the rollback; or what prevented the commit
     */
    <T> T call(Supplier<T> work);

    /** As {@link #call}, for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** As {@link #call}: whether the act succeeded; when it did, something else is done in the same transaction. */
    default boolean run(BooleanSupplier act, Runnable also) {
        return call(() -> {
            boolean succeeded = act.getAsBoolean();
            if (succeeded) {
                also.run();
            }
            return succeeded;
        });
    }

    /** Whether this thread is in one, begun by whomever. */
    boolean isActive();

    /**
     * Does something once the present transaction, begun by whomever, has committed; never if it rolls back.
     *
     * @throws RuntimeException when this thread is in none
     */
    void afterCommit(Runnable action);
}
