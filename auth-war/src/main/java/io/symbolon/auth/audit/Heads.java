package io.symbolon.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries the signed head of the chain out of the database: every minute to the logger {@value #LOGGER}, to be kept with the
 * logs, and to a file beside the server, against which the verification holds the chain. A head that the chain no longer
 * reaches is reported and stays remembered. That nobody seals is reported too. Thread-safe.
 */
@ApplicationScoped
class Heads {
    /** The logger of the heads: nothing else writes to it. */
    public static final String LOGGER = "io.symbolon.audit.head";

    private static final Logger LINES = System.getLogger(LOGGER);
    private static final Logger LOG = System.getLogger(Heads.class.getName());

    private final ChainStore chain;
    private final Seal seal;
    private final HeadFile file;
    private final InstantSource clock;
    private volatile Optional<Head> known = Optional.empty();

    Heads() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Heads(ChainStore chain, Seal seal, HeadFile file, InstantSource clock) {
        this.chain = chain;
        this.seal = seal;
        this.file = file;
        this.clock = clock;
    }

    /** The last head that was carried out, by this server or before its start. */
    Optional<Head> known() {
        if (known.isEmpty()) {
            known = file.read().filter(seal::isSigned);
        }
        return known;
    }

    /** Carries out the present head, unless the chain has lost an earlier one. */
    public void carryOut() {
        chain.firstOverdue(chain.mark(), Sealer.SETTLED)
                .ifPresent(id -> LOG.log(Level.ERROR, "audit records are not sealed: {0} has waited too long", id));
        Optional<Head> lost = lost();
        if (lost.isPresent()) {
            LOG.log(
                    Level.ERROR,
                    "the audit trail was cut off or rewritten before place {0}",
                    lost.get().count());
            return;
        }
        Head head = tell();
        file.write(head);
        known = Optional.of(head);
    }

    /**
     * An earlier head that the chain no longer reaches.
     *
     * @throws UncheckedIOException when the last one cannot be read; the present one is told first, and the file stays
     */
    private Optional<Head> lost() {
        try {
            return known().filter(head -> !isReached(head));
        } catch (UncheckedIOException unreadable) {
            tell();
            throw unreadable;
        }
    }

    private Head tell() {
        Link last = chain.last();
        Head head = seal.sign(last.place(), last.mac(), clock.instant());
        LINES.log(Level.INFO, head.toJson());
        return head;
    }

    private boolean isReached(Head head) {
        return head.count() == 0
                || chain.at(head.count())
                        .filter(link -> Seal.same(link.mac(), head.mac()))
                        .isPresent();
    }
}
