package io.symbolon.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    /** Twice the longest transaction (LIBERTY: totalTranLifetimeTimeout is 60 s): what is as old is committed or gone. */
    static final Duration SETTLED = Duration.ofMinutes(2);
    /** Records sealed in one transaction. */
    static final int BATCH = 1000;

    private final UUID server = UUID.randomUUID();
    private final ChainStore chain;
    private final SealerStore sealing;
    private final Seal seal;
    private final InstantSource clock;

    Sealer() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    Sealer(ChainStore chain, SealerStore sealing, Seal seal, InstantSource clock) {
        this.chain = chain;
        this.sealing = sealing;
        this.seal = seal;
        this.clock = clock;
    }

    /** Seals all that is committed, if it is this server's turn. */
    void run() {
        boolean more = !chain.unsealed(1).isEmpty(); // nothing is written while nothing happens
        while (more && isOurTurn()) {
            more = sealBatch();
        }
    }

    private boolean isOurTurn() {
        Instant now = clock.instant();
        return sealing.lease(server, now, now.plus(LEASE));
    }

    /** Tells whether more may wait. */
    private boolean sealBatch() {
        Link last =
                chain.last(); // before the records: a batch that another added meanwhile would leave no place for ours
        List<StoredRecord> records = chain.unsealed(BATCH);
        boolean added = records.isEmpty() || sealing.append(server, links(last, records));
        if (added && records.size() < BATCH) {
            sealing.advance(server, clock.instant().minus(SETTLED));
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
