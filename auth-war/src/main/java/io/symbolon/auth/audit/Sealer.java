package io.symbolon.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Seals, in batches, what was recorded: one server at a time, under a lease; links are computed outside any transaction and
 * added only while the lease still holds. A server that dies is followed by another when its lease ends. Thread-safe.
 */
@ApplicationScoped
class Sealer {
    /** How long the others wait for a server that died. */
    static final Duration LEASE = Duration.ofSeconds(5);
    /**
     * Twice the longest transaction, which does its last step within 60 s (database.xml: totalTranLifetimeTimeout) and is ended
     * when its commit has not come 30 s later (idle_in_transaction_session_timeout). What the database stores is when a
     * record's transaction began: it may have written the record at its end, just after another that lasts as long again. What
     * is older is committed or gone; and sealed, if anybody seals.
     */
    static final Duration SETTLED = Duration.ofMinutes(3);
    /** Records sealed in one transaction. */
    static final int BATCH = 1000;

    private final UUID server = UUID.randomUUID();
    private final ChainStore chain;
    private final SealerStore sealing;
    private final Seal seal;
    private final Duration lease;

    Sealer() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    Sealer(ChainStore chain, SealerStore sealing, Seal seal) {
        this(chain, sealing, seal, LEASE);
    }

    Sealer(ChainStore chain, SealerStore sealing, Seal seal, Duration lease) {
        this.chain = chain;
        this.sealing = sealing;
        this.seal = seal;
        this.lease = lease;
    }

    /** Seals all that is committed, if it is this server's turn. */
    void run() {
        boolean more = !chain.unsealed(1).isEmpty(); // nothing is written while nothing happens
        while (more && sealing.lease(server, lease)) {
            more = sealBatch();
        }
    }

    /** Tells whether more may wait. */
    private boolean sealBatch() {
        Link last =
                chain.last(); // before the records: a batch that another added meanwhile would leave no place for ours
        List<StoredRecord> records = chain.unsealed(BATCH);
        boolean added = records.isEmpty() || sealing.append(server, links(last, records));
        if (added && records.size() < BATCH) {
            sealing.advance(server, SETTLED);
        }
        return added && records.size() == BATCH;
    }

    private List<Link> links(Link last, List<StoredRecord> records) {
        List<Link> links = new ArrayList<>(records.size());
        Link previous = last;
        for (StoredRecord record : records) {
            long place = previous.place() + 1;
            previous = new Link(place, record.seq(), seal.link(previous.mac(), place, record));
            links.add(previous);
        }
        return links;
    }
}
