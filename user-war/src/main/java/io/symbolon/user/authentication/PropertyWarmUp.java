package io.symbolon.user.authentication;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks property-service once after the start, as soon as it is there: token, connection and code are at hand then, and the
 * first login finds its properties within the little time it has. Thread-safe.
 */
@ApplicationScoped
public class PropertyWarmUp {
    private static final Logger LOG = System.getLogger(PropertyWarmUp.class.getName());
    /** Nobody's. */
    private static final UUID NOBODY = new UUID(0, 0);
    /** Seconds between two attempts. */
    private static final int PAUSE = 2;

    private final PropertyClient client;
    private final ManagedScheduledExecutorService executor;
    private ScheduledFuture<?> attempts;

    PropertyWarmUp() {
        this(null, null); // CDI proxy
    }

    @Inject
    PropertyWarmUp(@RestClient PropertyClient client, ManagedScheduledExecutorService executor) {
        this.client = client;
        this.executor = executor;
    }

    public synchronized void start() {
        attempts = executor.scheduleWithFixedDelay(this::attempt, 0, PAUSE, TimeUnit.SECONDS);
    }

    public synchronized void stop() {
        attempts.cancel(false);
    }

    private void attempt() {
        try {
            client.ofUser(NOBODY);
            stop();
        } catch (RuntimeException notYet) { // whatever it is, the next attempt comes
            LOG.log(Level.DEBUG, "property-service is not there yet: {0}", notYet.getClass());
        }
    }
}
