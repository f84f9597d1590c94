package io.symbolon.common.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes together what many threads want written at once: one writes for all who wait meanwhile, so that the commit, which
 * costs more than the row, is shared. Nobody waits for company; who is alone writes at once. But where processors are short,
 * who is about to write lets those go first who are on their way: twice as many share a commit then. Who waits takes no lock
 * to learn that its item is written: with one, threads take turns and share little. Thread-safe.
 *
 * @param <T> what each of them wants written
 */
public final class JointWriter<T> {
    /** Items of one commit: few enough that those after it wait but briefly. */
    static final int MOST = 64;

    private final Consumer<List<T>> commit;
    private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** @param commit writes all of them or, throwing, none; called by one thread at a time */
    public JointWriter(Consumer<List<T>> commit) {
        this.commit = commit;
    }

    /**
     * Returns once the item is committed. Must not be called within a transaction.
     *
     * @throws RuntimeException what kept it, and all that would have shared its commit, from that
     */
    public void write(T item) {
        Waiting<T> own = new Waiting<>(item, Thread.currentThread());
        queue.add(own);
        boolean interrupted = false;
        while (!own.done) {
            if (writing.compareAndSet(false, true)) {
                lead(own);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // the item is on its way all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    private void lead(Waiting<T> own) {
        try {
            if (!own.done) {
                commitNext();
            }
        } finally {
            writing.set(false);
            Waiting<T> next = queue.peek(); // whoever came in the meantime found the turn taken: now it leads
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    /** By whoever leads. */
    private void commitNext() {
        letOthersCome();
        List<Waiting<T>> next = next();
        RuntimeException failure = new IllegalStateException("the write was cut short");
        try {
            commit.accept(next.stream().map(waiting -> waiting.item).toList());
            failure = null;
        } catch (RuntimeException uncommitted) {
            failure = uncommitted;
        } finally { // an Error too must leave nobody waiting
            for (Waiting<T> waiting : next) {
                waiting.end(failure);
            }
        }
    }

    /** As long as more come of it. While a processor is idle, yielding to nobody takes no time. */
    @SuppressWarnings("ThreadPriorityCheck") // for speed alone: where it does nothing, fewer share
    private void letOthersCome() {
        int before = 1; // who leads
        int now = queue.size();
        while (before < now && now < MOST) {
            Thread.yield();
            before = now;
            now = queue.size();
        }
    }

    private List<Waiting<T>> next() {
        List<Waiting<T>> next = new ArrayList<>();
        while (next.size() < MOST && !queue.isEmpty()) {
            next.add(queue.remove());
        }
        return next;
    }

    boolean isWriting() {
        return writing.get();
    }

    /** How many items no write has taken yet. */
    int waiting() {
        return queue.size();
    }

    private static final class Waiting<T> {
        private final T item;
        private final Thread thread;
        private RuntimeException failure; // published by what follows
        private volatile boolean done;

        private Waiting(T item, Thread thread) {
            this.item = item;
            this.thread = thread;
        }

        private void end(RuntimeException outcome) {
            failure = outcome;
            done = true;
            LockSupport.unpark(thread);
        }
    }
}
