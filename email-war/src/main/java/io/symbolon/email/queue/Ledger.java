package io.symbolon.email.queue;

import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the books of the queue: each method is one short transaction, shared by those who write at the same time, and none
 * is open while a mail is on its way. What locks several rows locks them in one order, so that servers on one database never
 * wait for each other in a circle. Thread-safe, given an entity manager that is.
 */
final class Ledger {
    private static final Logger LOG = Logger.getLogger(Ledger.class.getName());

    private final QueueStore store;
    private final DeadLetterStore dead;
    private final Transactions transactions;
    private final GroupCommit commits;
    private final InstantSource clock;
    private final QueueSettings settings;

    Ledger(
            QueueStore store,
            DeadLetterStore dead,
            Transactions transactions,
            GroupCommit commits,
            InstantSource clock,
            QueueSettings settings) {
        this.store = store;
        this.dead = dead;
        this.transactions = transactions;
        this.commits = commits;
        this.clock = clock;
        this.settings = settings;
    }

    Instant now() {
        return clock.instant();
    }

    /** Stores the message; one with the same key and body that is there already stands for it. */
    Acceptance add(Entry entry) {
        String place = entry.key() == null ? GroupCommit.FIRST : "key " + entry.sender() + " " + entry.key();
        return commits.write(place, () -> addOne(entry));
    }

    private Acceptance addOne(Entry entry) {
        boolean isStored = store.add(entry);
        if (isStored
                || entry.key() == null) { // without a key only itself can be there, by a commit whose word was lost
            return new Acceptance(entry.id());
        }
        return repeated(entry.sender(), entry.key(), entry.fingerprint()).orElse(Acceptance.CONFLICT);
    }

    /** The message that was stored under the sender's key, with a body of that fingerprint. */
    Optional<Acceptance> find(String sender, String key, String fingerprint) {
        return transactions.call(() -> repeated(sender, key, fingerprint));
    }

    private Optional<Acceptance> repeated(String sender, String key, String fingerprint) {
        return store.findByKey(sender, key, fingerprint).map(Acceptance::new);
    }

    Optional<QueuedMessage> find(String sender, UUID id) {
        return transactions.call(() -> store.find(sender, id));
    }

    /** Takes due messages in hand, for as long as a lease. */
    List<Claimed> claim() {
        Instant now = clock.instant();
        return commits.write(GroupCommit.LAST, () -> store.claim(settings.batch(), now, now.plus(settings.lease())));
    }

    /** Holds what is in hand for one more lease from now. */
    void renew(Collection<Claimed> messages) {
        transactions.run(() -> store.renew(inOrder(messages), clock.instant().plus(settings.lease())));
    }

    /** Has due at once what a clock that was ahead has put off for longer than any delay or lease. */
    void recall() {
        Instant now = clock.instant();
        Duration lease = settings.lease().multipliedBy(2); // clocks of other servers differ
        transactions.run(() -> store.recall(
                now, now.plus(lease), now.plus(lease).plus(settings.retry().longest())));
    }

    /** Gives untried messages back. */
    void release(Collection<Claimed> untried) {
        transactions.run(() -> store.release(inOrder(untried), clock.instant()));
    }

    /** Records what became of a claimed message. */
    Step settle(Claimed message, Verdict verdict) {
        Instant now = clock.instant();
        boolean isRefused = message.isRefused() || verdict.isRefused();
        if (verdict.isOver() && !isRefused) {
            record(message, () -> store.sent(message, now));
            return Step.SENT;
        }
        Optional<Instant> due = verdict.isOver() ? Optional.empty() : nextAttempt(message, verdict, now);
        record(message, () -> due.isPresent() ? store.retry(message, verdict, due.get()) : fail(message, verdict, now));
        return due.isPresent() ? Step.RETRIED : Step.FAILED;
    }

    Backlog backlog() {
        return transactions.call(() -> store.backlog(clock.instant()));
    }

    private boolean fail(Claimed message, Verdict verdict, Instant now) {
        Instant end = now.plus(settings.retention().contents());
        if (end.isAfter(now)) {
            dead.keep(message, verdict.rest(), end);
        }
        return store.failed(message, verdict.reason());
    }

    private Optional<Instant> nextAttempt(Claimed message, Verdict verdict, Instant now) {
        double random = ThreadLocalRandom.current().nextDouble();
        Optional<Instant> next = settings.retry().next(message.since(), message.attempts(), now, random);
        return verdict.equals(Verdict.UNREADABLE)
                ? next.or(() -> Optional.of(now.plus(settings.retry().longest())))
                : next;
    }

    private void record(Claimed message, Supplier<Boolean> write) {
        if (!commits.write("message " + message.id(), write)) {
            LOG.log(Level.WARNING, "message {0} was taken over before its delivery was recorded", message.id());
        }
    }

    private static List<Claimed> inOrder(Collection<Claimed> messages) {
        return messages.stream().sorted(Claimed.ORDER).toList();
    }
}
