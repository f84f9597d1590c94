package io.symbolon.auth.revoked;

import io.symbolon.common.database.Transactions;
import io.symbolon.common.inbound.revocation.RevocationPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The feed as services read it. Whoever reads numbers first what was committed meanwhile, so no reader waits for any timer;
 * only revocations are numbered under the lock, and only while some wait. Begins its own transactions. Thread-safe.
 */
@ApplicationScoped
public class RevocationFeed {
    /** Entries of a page behind a cursor: some 150 KB of JSON. */
    static final int PAGE = 1000;
    /** A reset is the whole: whoever replaces all they know by half of it takes the other half for good. */
    private static final int WHOLE = Integer.MAX_VALUE;
    /** Entries numbered in one transaction. */
    private static final int BATCH = 500;

    private final RevocationStore store;
    private final Transactions transactions;
    private final InstantSource clock;

    RevocationFeed() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public RevocationFeed(RevocationStore store, Transactions transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What came after a cursor; the whole, as a reset, when the cursor is unknown, forgotten or null.
     *
     * @param since what the page before gave as {@code next}
     */
    public RevocationPage after(String since) {
        number();
        return transactions.call(() -> page(Cursor.parse(since).filter(store::knows)));
    }

    /** Forgets what has expired. */
    public void purge() {
        transactions.call(() -> store.purge(clock.instant()));
    }

    private void number() {
        boolean more = transactions.call(store::isWaiting);
        while (more) {
            more = transactions.call(() -> store.number(BATCH)) == BATCH;
        }
    }

    /** The end is asked for first: what is numbered between the two queries is either on the page or after it. */
    private RevocationPage page(Optional<Cursor> since) {
        Cursor otherwise = since.orElseGet(store::end);
        List<Placed> placed =
                store.after(since.map(Cursor::place).orElse(0L), clock.instant(), since.isPresent() ? PAGE : WHOLE);
        Cursor next =
                placed.isEmpty() ? otherwise : placed.get(placed.size() - 1).cursor();
        return new RevocationPage(
                placed.stream().map(Placed::entry).toList(), next.text(), since.isPresent() ? null : true);
    }
}
