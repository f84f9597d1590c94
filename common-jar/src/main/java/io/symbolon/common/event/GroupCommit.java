package io.symbolon.common.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Callers who write at the same time share one transaction, whatever each writes: while one is under way those who come
 * wait, and the first of them then writes for all. Nobody waits for company; a caller who is alone writes at once. So a
 * database that commits one at a time, as H2 does, or waits for its disk at each commit, is asked for few.
 * What fails, fails for all who shared it. Thread-safe.
 */
public final class GroupCommit {
    /** The place of what waits for no row that another server may hold: inserts. */
    public static final String FIRST = "";

    /** The place of what takes rows for longer, but never waits for one: claims. */
    public static final String LAST = "\uffff";

    /** Writes that share a transaction: as many as threads of a server may wait for one. */
    private static final int MOST = 64;

    private static final Comparator<Member<?>> ORDER = Comparator.comparing(Member::place);

    private final Transactions transactions;
    private final Queue<Member<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore turn = new Semaphore(1);

    public GroupCommit(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Returns once the work is committed. Must not be called within a transaction.
     *
     * @param place where in the transaction: work that may wait for a row is named alike on every server, for instance by
     *     the row's key, else two servers could each hold what the other waits for
     * @param work writes to the database, and does nothing else
     * @throws RuntimeException what the work threw, or that of another who shared the transaction; or what prevented the
     *     commit
     */
    public <R> R write(String place, Supplier<R> work) {
        Member<R> own = new Member<>(place, work);
        waiting.add(own);
        while (!own.isSettled()) {
            if (turn.tryAcquire()) {
                lead(own);
            } else {
                own.await();
            }
        }
        return own.result();
    }

    /** How many wait for the next transaction. */
    int waiting() {
        return waiting.size();
    }

    /** For all until its own is written; then it is for the longest waiting to lead. */
    private void lead(Member<?> own) {
        try {
            while (!own.isSettled()) {
                writeNext();
            }
        } finally {
            turn.release();
            Member<?> next = waiting.peek();
            if (next != null) {
                next.wake();
            }
        }
    }

    private void writeNext() {
        List<Member<?>> group = next();
        try {
            transactions.run(() -> group.forEach(Member::work));
            group.forEach(Member::settle);
        } catch (RuntimeException | Error failure) {
            group.forEach(member -> member.fail(failure));
        }
    }

    private List<Member<?>> next() {
        List<Member<?>> group = new ArrayList<>();
        while (group.size() < MOST && !waiting.isEmpty()) {
            group.add(Objects.requireNonNull(waiting.poll()));
        }
        group.sort(ORDER);
        return group;
    }

    /** One caller's part, settled by whoever leads; it learns of that at once, without waiting for another turn. */
    private static final class Member<R> {
        private final String place;
        private final Supplier<R> work;
        private final Semaphore awake = new Semaphore(0);
        private R result;
        private Throwable failure;
        private volatile boolean settled;

        private Member(String place, Supplier<R> work) {
            this.place = place;
            this.work = work;
        }

        private String place() {
            return place;
        }

        private void work() {
            result = work.get();
        }

        private boolean isSettled() {
            return settled;
        }

        private void await() {
            awake.acquireUninterruptibly();
        }

        private void wake() {
            awake.release();
        }

        private void settle() {
            settled = true;
            wake();
        }

        private void fail(Throwable reason) {
            failure = reason;
            settle();
        }

        private R result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return result;
        }
    }
}
