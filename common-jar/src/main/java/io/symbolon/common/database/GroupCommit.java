package io.symbolon.common.database;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Callers who write at the same time share one transaction, whatever each writes. So a database that commits one at a time,
 * as H2 does, or waits for its disk at each commit, is asked for few. Thread-safe.
 */
public final class GroupCommit {
    /** The place of what waits for no row that another server may hold: inserts. */
    public static final String FIRST = "";

    /** The place of what takes rows for longer, but never waits for one: claims. */
    public static final String LAST = "\uffff";

    private static final Comparator<Part<?>> ORDER = Comparator.comparing(part -> part.place);

    private final Transactions transactions;
    private final JointWriter<Part<?>> writer = new JointWriter<>(this::commit);

    public GroupCommit(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Returns once the work is committed. Must not be called within a transaction.
     *
     * @param place where in the transaction: work that may wait for a row is named alike on every server, for instance by
     *     the row's key, else two servers could each hold what the other waits for
     * @param work writes to the database, and does nothing else: where a transaction fails that several share, each is
     *     done once more by itself, over what the first time has left if it was committed and only the word of it lost; until
     *     two in a row fail: the rest is not done again
     * @throws RuntimeException what the work threw, or what prevented its commit; where it was not done again, what the second
     *     of those two threw
     */
    public <R> R write(String place, Supplier<R> work) {
        Part<R> own = new Part<>(place, work);
        writer.write(own);
        if (own.failure != null) {
            throw own.failure;
        }
        return own.result;
    }

    /** How many wait for the next transaction. */
    int waiting() {
        return writer.waiting();
    }

    private void commit(List<Part<?>> parts) {
        try {
            transactions.run(() -> parts.stream().sorted(ORDER).forEach(Part::work));
        } catch (RuntimeException failure) {
            if (parts.size() == 1) {
                throw failure;
            }
            apart(parts);
        }
    }

    /** Each in a transaction of its own, until two in a row fail: then it is the database that fails, not they. */
    private void apart(List<Part<?>> parts) {
        int inARow = 0;
        RuntimeException last = null;
        for (Part<?> part : parts) {
            if (inARow == 2) {
                part.failure = last;
                continue;
            }
            try {
                transactions.run(part::work);
                inARow = 0;
            } catch (RuntimeException failure) {
                part.failure = failure;
                last = failure;
                inARow++;
            }
        }
    }

    /** One caller's; worked on and read by one thread at a time. */
    private static final class Part<R> {
        private final String place;
        private final Supplier<R> work;
        private R result;
        private RuntimeException failure;

        private Part(String place, Supplier<R> work) {
            this.place = place;
            this.work = work;
        }

        private void work() {
            result = work.get();
        }
    }
}
