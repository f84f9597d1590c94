package io.symbolon.auth.audit;

import static io.symbolon.auth.audit.Finding.Problem.ALTERED;
import static io.symbolon.auth.audit.Finding.Problem.CUT_OFF;
import static io.symbolon.auth.audit.Finding.Problem.MISSING;
import static io.symbolon.auth.audit.Finding.Problem.UNSEALED;

import io.symbolon.auth.audit.ChainStore.Sealed;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads the chain once, from the first link to the last, in pages, and recomputes every link: memory stays the same whatever
 * its length. What is sealed meanwhile is left to the next time. Used once, by one thread.
 */
final class Verification {
    /** Links read at once. */
    static final int PAGE = 1000;
    /** Rows counted at once. */
    private static final long COUNTED = 1_000_000;

    private final ChainStore chain;
    private final Seal seal;
    private final Optional<Head> known;
    private Link previous = Link.NONE;
    private long belowMark;

    /** @param known a head of earlier, which the chain must still reach; signed by the same key */
    Verification(ChainStore chain, Seal seal, Optional<Head> known) {
        this.chain = chain;
        this.seal = seal;
        this.known = known;
    }

    Finding run() {
        long mark = chain.mark(); // before the last link: what is below it is sealed by the links that follow
        long last = chain.last().place();
        Optional<Finding> broken = Optional.empty();
        while (broken.isEmpty() && previous.place() < last) {
            broken = page(chain.chain(previous.place(), last, PAGE), mark);
        }
        return broken.or(() -> cut(last))
                .or(() -> unsealed(mark))
                .or(() -> overdue(mark))
                .orElseGet(Finding::good);
    }

    private Optional<Finding> page(List<Sealed> page, long mark) {
        if (page.isEmpty()) { // the tail went while we were reading
            return Optional.of(Finding.bad(previous.place() + 1, null, MISSING));
        }
        for (Sealed sealed : page) {
            Optional<Finding> broken = link(sealed);
            if (broken.isPresent()) {
                return broken;
            }
            previous = sealed.link();
            belowMark += previous.seq() <= mark ? 1 : 0;
        }
        return Optional.empty();
    }

    private Optional<Finding> link(Sealed sealed) {
        long place = previous.place() + 1;
        String id = sealed.record().map(StoredRecord::id).orElse(null);
        if (sealed.link().place() != place || id == null) {
            return Optional.of(Finding.bad(place, null, MISSING));
        }
        String mac = seal.link(previous.mac(), place, sealed.record().orElseThrow());
        boolean good = Seal.same(mac, sealed.link().mac()) && agrees(place, mac);
        return good ? Optional.empty() : Optional.of(Finding.bad(place, id, ALTERED));
    }

    /** A chain that somebody cut and others went on with is good in itself; the head of before tells. */
    private boolean agrees(long place, String mac) {
        return known.filter(head -> head.count() == place && !Seal.same(head.mac(), mac))
                .isEmpty();
    }

    private Optional<Finding> cut(long last) {
        return known.filter(head -> head.count() > last).map(head -> Finding.bad(last + 1, null, CUT_OFF));
    }

    private Optional<Finding> unsealed(long mark) {
        return records(Math.min(mark, chain.newest())) == belowMark // anybody may have moved the mark
                ? Optional.empty()
                : Optional.of(Finding.bad(null, chain.firstUnsealed(mark).orElse(null), UNSEALED));
    }

    /** Some at a time: the database may be given up that has not counted many millions within a minute. */
    private long records(long upTo) {
        return chain.misplaced()
                + LongStream.iterate(0, from -> from < upTo, from -> from + COUNTED)
                        .map(from -> chain.records(from, Math.min(from + COUNTED, upTo)))
                        .sum();
    }

    /** Nobody seals any more: what waits could be deleted, and no link would tell. */
    private Optional<Finding> overdue(long mark) {
        return chain.firstOverdue(mark, Sealer.SETTLED).map(id -> Finding.bad(null, id, UNSEALED));
    }
}
