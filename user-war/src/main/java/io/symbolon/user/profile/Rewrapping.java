package io.symbolon.user.profile;

import io.symbolon.user.encryption.DataKeys;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Follows a change of {@code USER_PROFILE_KEK}: data keys that the previous one wrapped are wrapped anew, while what they
 * seal stays as it is. Interrupted, it goes on at the next start; meanwhile both open. Thread-safe.
 */
@Dependent
public final class Rewrapping {
    private static final Logger LOG = System.getLogger(Rewrapping.class.getName());
    /** Few enough that nobody waits long for a row. */
    private static final int BATCH = 100;

    private final WrappedKeyStore wrapped;
    private final DataKeys keys;
    private final ManagedScheduledExecutorService executor;

    @Inject
    Rewrapping(WrappedKeyStore wrapped, DataKeys keys, ManagedScheduledExecutorService executor) {
        this.wrapped = wrapped;
        this.keys = keys;
        this.executor = executor;
    }

    /** Whether some profile was sealed under a key that is neither the present nor the previous one: it would be lost. */
    public boolean lacksKey() {
        return wrapped.countUnknown(keys.known()) > 0;
    }

    /** Begins; the tables must be there. It takes its time beside the service's work. */
    public void start() {
        executor.execute(this::attempt);
    }

    private void attempt() {
        try {
            run();
        } catch (RuntimeException unavailable) {
            LOG.log(Level.WARNING, "data keys are wrapped anew at the next start", unavailable);
        }
    }

    /** Wraps anew whatever the present key has not wrapped; one that does not open is passed over. */
    void run() {
        long done = 0;
        long damaged = 0;
        for (List<String> users = after(""); !users.isEmpty(); users = after(users.get(users.size() - 1))) {
            long wrappedAnew = users.stream().filter(this::rewrap).count();
            done += wrappedAnew;
            damaged += users.size() - wrappedAnew;
        }
        if (done > 0) {
            LOG.log(Level.INFO, "data keys wrapped by the present key-encryption key: {0}", done);
        }
        if (damaged > 0) {
            LOG.log(Level.WARNING, "data keys that do not open and stay as they are: {0}", damaged);
        }
    }

    private boolean rewrap(String user) {
        try {
            wrapped.rewrap(user, keys);
            return true;
        } catch (IllegalStateException damaged) {
            LOG.log(Level.WARNING, "the data key of " + user + " does not open", damaged);
            return false;
        }
    }

    private List<String> after(String user) {
        return wrapped.notUnder(keys.present(), user, BATCH);
    }
}
