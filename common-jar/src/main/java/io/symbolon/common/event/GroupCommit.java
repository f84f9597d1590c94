package io.symbolon.common.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Callers who write at the same time share one commit: while one write is under way those who come wait, and the first of
 * them then writes for all. Nobody waits for company; a caller who is alone writes at once.
 * What fails, fails for all who shared it. Thread-safe.
 *
 * @param <T> what a caller writes
 * @param <R> what the caller learns of it
 */
public final class GroupCommit<T, R> {
    private final int most;
    private final Comparator<? super T> order;
    private final Function<List<T>, List<R>> write;
    private final Queue<Member<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();

    /**
     * @param most how many share a commit
     * @param order in which those are written: where rows are locked, the same everywhere, else two servers could each hold
     *     what the other waits for
     * @param write commits all of them or none, and answers each in its place
     */
    public GroupCommit(int most, Comparator<? super T> order, Function<List<T>, List<R>> write) {
        this.most = most;
        this.order = order;
        this.write = write;
    }

    /**
     * Returns once the item is written. Must not be called within a transaction.
     *
     * @throws RuntimeException what the write threw
     */
    public R write(T item) {
        Member<T, R> own = new Member<>(item);
        waiting.add(own);
        turn.lock(); // whoever waits for it waits for their own write
        try {
            while (!own.isSettled()) {
                writeNext();
            }
        } finally {
            turn.unlock();
        }
        return own.result();
    }

    /** How many wait for the next write. */
    int waiting() {
        return waiting.size();
    }

    private void writeNext() {
        List<Member<T, R>> group = next();
        try {
            List<R> results = write.apply(group.stream().map(Member::item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).settle(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            group.forEach(member -> member.fail(failure));
        }
    }

    private List<Member<T, R>> next() {
        List<Member<T, R>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(Objects.requireNonNull(waiting.poll()));
        }
        group.sort(Comparator.comparing(Member::item, order));
        return group;
    }

    /** One caller's part; changed and read by whoever has the turn, and at last by its caller. */
    private static final class Member<T, R> {
        private final T item;
        private boolean settled;
        private R result;
        private Throwable failure;

        private Member(T item) {
            this.item = item;
        }

        private T item() {
            return item;
        }

        private boolean isSettled() {
            return settled;
        }

        private void settle(R outcome) {
            settled = true;
            result = outcome;
        }

        private void fail(Throwable reason) {
            settled = true;
            failure = reason;
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
