package io.symbolon.auth.audit;

import io.symbolon.common.task.Repeated;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** When records are sealed and heads are carried out. */
@Dependent
public final class Sealing {
    /** A record is sealed within a second. */
    private static final Duration SEALED = Duration.ofMillis(500);
    /** What was cut off is found from then on. */
    private static final Duration CARRIED_OUT = Duration.ofSeconds(60);

    private final Sealer sealer;
    private final Heads heads;

    @Inject
    Sealing(Sealer sealer, Heads heads) {
        this.sealer = sealer;
        this.heads = heads;
    }

    /** @param executor the container's managed one */
    public Repeated sealing(ScheduledExecutorService executor) {
        return new Repeated("audit records wait: they cannot be sealed now", SEALED, sealer::run, executor);
    }

    /** @param executor the container's managed one */
    public Repeated carryingOut(ScheduledExecutorService executor) {
        return new Repeated("the head of the audit trail cannot be told now", CARRIED_OUT, heads::carryOut, executor);
    }
}
