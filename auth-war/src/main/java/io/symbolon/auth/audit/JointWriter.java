package io.symbolon.auth.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes together what many threads want written at once: one writes for all who wait meanwhile, so that the commit, which
 * costs more than the row, is shared. Who waits takes no lock to learn that its record is written: with one, threads take
 * turns and share little. Thread-safe.
 */
final class JointWriter {
    /** Records of one commit: few enough that those after it wait but briefly. */
    static final int MOST = 64;

    private final Consumer<List<StoredRecord>> commit;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** @param commit writes all of them or, throwing, none; called by one thread at a time */
    JointWriter(Consumer<List<StoredRecord>> commit) {
        this.commit = commit;
    }

    /** Returns once the record is committed. @throws RuntimeException what kept it from that */
    void write(StoredRecord record) {
        Waiting own = new Waiting(record, Thread.currentThread());
        queue.add(own);
        boolean interrupted = false;
        while (!own.done) {
            if (writing.compareAndSet(false, true)) {
                lead(own);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // the record is on its way all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    private void lead(Waiting own) {
        try {
            if (!own.done) {
                commitNext();
            }
        } finally {
            writing.set(false);
            Waiting next = queue.peek(); // whoever came in the meantime found the turn taken: now it leads
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    /** By whoever leads. */
    private void commitNext() {
        List<Waiting> next = next();
        RuntimeException failure = new IllegalStateException("the write was cut short");
        try {
            commit.accept(next.stream().map(waiting -> waiting.record).toList());
            failure = null;
        } catch (RuntimeException uncommitted) {
            failure = uncommitted;
        } finally { // an Error too must leave nobody waiting
            for (Waiting waiting : next) {
                waiting.end(failure);
            }
        }
    }

    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        while (next.size() < MOST && !queue.isEmpty()) {
            next.add(queue.remove());
        }
        return next;
    }

    boolean isWriting() {
        return writing.get();
    }

    /** How many records no write has taken yet. */
    int waiting() {
        return queue.size();
    }

    private static final class Waiting {
        private final StoredRecord record;
        private final Thread thread;
        private RuntimeException failure; // published by what follows
        private volatile boolean done;

        private Waiting(StoredRecord record, Thread thread) {
            this.record = record;
            this.thread = thread;
        }

        private void end(RuntimeException outcome) {
            failure = outcome;
            done = true;
            LockSupport.unpark(thread);
        }
    }
}
