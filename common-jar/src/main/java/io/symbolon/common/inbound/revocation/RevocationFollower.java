package io.symbolon.common.inbound.revocation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Follows the feed: at once when a hint says so, every {@link #USUAL} while the hints' heartbeat is heard, every {@link
 * #WATCHFUL} while it is not, or while auth does not answer. One pull at a time. Thread-safe.
 */
public final class RevocationFollower {
    /** While hints are heard: they alone are waited for, this is for one that was lost. */
    static final Duration USUAL = Duration.ofSeconds(30);
    /** While no hint can be relied on. */
    static final Duration WATCHFUL = Duration.ofSeconds(1);
    /** Three heartbeats missing (LIBERTY, ground rule 14). */
    static final Duration SILENCE = Duration.ofSeconds(3);
    /** Between two pulls that hints cause: a flood of hints costs ten requests a second. */
    static final Duration GAP = Duration.ofMillis(100);
    /** Pages of one pull; whatever is left is pulled next. */
    private static final int MAX_PAGES = 1000;

    private static final System.Logger LOG = System.getLogger(RevocationFollower.class.getName());

    private final RevocationSource source;
    private final Consumer<Followed> listener;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AtomicLong begun = new AtomicLong();
    private volatile Followed followed = Followed.NOTHING;
    private volatile Instant attempted = Instant.MIN;
    private volatile Instant heard = Instant.MIN;
    private volatile IOException failure;

    /**
     * @param listener told after each pull what is known now, by the pulling thread
     * @param executor the container's managed one
     */
    public RevocationFollower(
            RevocationSource source,
            Consumer<Followed> listener,
            ScheduledExecutorService executor,
            InstantSource clock) {
        this.source = source;
        this.listener = listener;
        this.executor = executor;
        this.clock = clock;
    }

    /** Goes on where a saved state ended. */
    public void restore(Followed saved) {
        followed = saved;
    }

    /** What is known now. */
    public Followed followed() {
        return followed;
    }

    /** Whether auth answered the last attempt by a refusal. */
    public boolean isRefused() {
        return failure instanceof FeedRefusedException;
    }

    /** A hint came: with news, which is pulled as soon as may be; or a heartbeat, after which hints are relied on. */
    @SuppressWarnings("FutureReturnValueIgnored") // a pull never throws
    public void heard(boolean news) {
        if (!news) {
            heard = clock.instant();
        } else if (planned.compareAndSet(false, true)) {
            try {
                executor.schedule(this::pullPlanned, rest().toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException busyOrStopping) { // the next hint plans anew, or the next tick pulls
                planned.set(false);
            }
        }
    }

    /** Pulls, unless others have begun to since this was called; returns when that is done. Never throws. */
    public void catchUp() {
        long before = begun.get();
        synchronized (this) { // who has waited here finds done what began meanwhile
            if (begun.get() == before) {
                pull();
            }
        }
    }

    /** Pulls when it is time; called every second. Never throws: the schedule would end. */
    public void tick() {
        boolean watchful = (failure != null || isSilent()) && !isRefused();
        if (hasPassed(watchful ? WATCHFUL : USUAL, attempted)) {
            pull();
        }
    }

    /** Cleared first: a hint that comes during the pull may tell of what this pull no longer sees. */
    private void pullPlanned() {
        planned.set(false);
        pull();
    }

    private synchronized void pull() {
        begun.incrementAndGet();
        Instant now = clock.instant();
        attempted = now;
        try {
            readOn(now);
            failure = null;
        } catch (IOException failed) {
            fail(failed);
        } catch (RuntimeException failed) {
            fail(new IOException(failed));
        }
    }

    /** One line an outage. */
    private void fail(IOException failed) {
        if (failure == null) {
            LOG.log(System.Logger.Level.WARNING, "the revocations cannot be followed: {0}", failed.toString());
        }
        failure = failed;
    }

    /** What is added is believed page by page; what replaces all, only once it is whole. */
    private void readOn(Instant now) throws IOException {
        Followed read = followed;
        boolean replacing = false;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            String since = read.cursor();
            RevocationPage page = source.after(since);
            read = read.with(page, now);
            replacing |= page.replaces();
            if (page.next() == null || page.next().equals(since)) {
                break;
            }
            if (!replacing) {
                accept(read);
            }
        }
        accept(read.pulled(now));
    }

    private void accept(Followed now) {
        followed = now;
        listener.accept(now);
    }

    private boolean isSilent() {
        return hasPassed(SILENCE, heard);
    }

    /** A clock set back must not stop us. */
    private boolean hasPassed(Duration time, Instant since) {
        return since.equals(Instant.MIN)
                || Duration.between(since, clock.instant()).abs().compareTo(time) >= 0;
    }

    private Duration rest() {
        if (hasPassed(GAP, attempted)) {
            return Duration.ZERO;
        }
        return GAP.minus(Duration.between(attempted, clock.instant()).abs());
    }
}
