package io.symbolon.common.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refusals on their way to the trail. Nobody waits for them: a refusal must be neither slowed nor turned into anything else
 * by a database that is slow or gone. They stand in the log already. Thread-safe.
 */
final class Backlog {
    /** Records kept while the trail cannot be written; some two KiB each. */
    static final int MOST = 5_000;

    private static final Logger LOG = System.getLogger(Backlog.class.getName());

    private final AuditTrail trail;
    private final Queue<AuditRecord> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Semaphore worker = new Semaphore(1);
    private volatile boolean failing;

    Backlog(AuditTrail trail) {
        this.trail = trail;
    }

    /** Has the record kept soon; beyond the bound it stands in the log alone. */
    void add(AuditRecord record) {
        if (size.get() < MOST) {
            size.incrementAndGet();
            waiting.add(record);
        }
    }

    int size() {
        return size.get();
    }

    /** Writes what waits, as far as it can. Must not be called within a transaction. */
    void drain() {
        if (worker.tryAcquire()) {
            try {
                for (AuditRecord next = waiting.peek(); next != null; next = waiting.peek()) {
                    trail.append(next, () -> {});
                    waiting.poll();
                    size.decrementAndGet();
                    failing = false;
                }
            } catch (RuntimeException | Error unwritten) { // an error too: else the timer would never come again
                report(unwritten);
            } finally {
                worker.release();
            }
        }
    }

    /** Once per outage: a line every second would bury everything else. */
    private void report(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "refusals wait in memory: they cannot be recorded now", failure);
        }
    }
}
