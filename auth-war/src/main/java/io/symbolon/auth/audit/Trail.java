package io.symbolon.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The trail as administrators see it. One verification at a time: it reads everything. Thread-safe. */
@ApplicationScoped
class Trail {
    private final ChainStore chain;
    private final Seal seal;
    private final Heads heads;
    private final Semaphore verifying = new Semaphore(1);

    Trail() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Trail(ChainStore chain, Seal seal, Heads heads) {
        this.chain = chain;
        this.seal = seal;
        this.heads = heads;
    }

    /** Verifies all of it, against the last head that was carried out; empty while another verification runs. */
    Optional<Finding> verify() {
        if (!verifying.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Verification(chain, seal, heads.known()).run());
        } finally {
            verifying.release();
        }
    }
}
