package io.symbolon.user.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * A user's properties, if they can be had in time: a login waits for them no longer than CONTRACT section 5 allows. Each
 * login asks once, and for itself, whatever became of those before it: only so the first one after an outage has them.
 * Thread-safe.
 */
@ApplicationScoped
class PropertyLookup {
    /** Milliseconds: within the 300 of the contract, all that surrounds the wait included. */
    static final int PATIENCE = 250;

    /** Calls under way at once: few beside the server's threads, for a silent property holds one with each. */
    private static final int AT_ONCE = 8;
    /** With those under way, more than passwords can be hashed for within {@link #PATIENCE}. */
    private static final int QUEUE = 40;
    /** Of the breaker. */
    private static final int CALLS_LOOKED_AT = 20;

    private final PropertyClient client;

    PropertyLookup() {
        this(null); // CDI proxy
    }

    @Inject
    PropertyLookup(@RestClient PropertyClient client) {
        this.client = client;
    }

    /**
     * Empty when they are not to be had; never fails. On a thread of its own: the wait ends on time even where a read cannot
     * be interrupted. The breaker has no pause, which would outlast the outage; its metrics tell of one.
     */
    @Asynchronous
    @Timeout(PATIENCE)
    @Bulkhead(value = AT_ONCE, waitingTaskQueue = QUEUE)
    @CircuitBreaker(
            requestVolumeThreshold = CALLS_LOOKED_AT,
            failureRatio = 0.5,
            delay = 0,
            successThreshold = CALLS_LOOKED_AT)
    @Fallback(fallbackMethod = "unavailable")
    CompletionStage<Optional<List<PropertyClaim>>> of(UUID user) {
        OwnProperties found = client.ofUser(user);
        if (found == null || !found.isOf(user)) {
            throw new ProcessingException("property-service answers something else");
        }
        return CompletableFuture.completedStage(Optional.of(found.properties()));
    }

    CompletionStage<Optional<List<PropertyClaim>>> unavailable(UUID user) {
        return CompletableFuture.completedStage(Optional.empty());
    }
}
