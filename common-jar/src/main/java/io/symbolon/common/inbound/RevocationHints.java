package io.symbolon.common.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Where hints of auth enter, by whatever way they come; each makes the guard pull the feed of revocations. A message-driven
 * bean brings them, by the {@code JMSType} of each message of auth's topic; without one the guard asks every second.
 * Thread-safe.
 */
@ApplicationScoped
public class RevocationHints {
    /** A hint that nothing happened but that hints arrive. */
    public static final String HEARTBEAT = "HEARTBEAT";

    /** A hint that a signing key is believed no longer. */
    public static final String KEY_TAINTED = "KEY_TAINTED";

    private final GuardExtension extension;
    private final Instance<TrustKeeper> trust;

    RevocationHints() { // CDI proxy
        this(null, null);
    }

    @Inject
    RevocationHints(GuardExtension extension, Instance<TrustKeeper> trust) {
        this.extension = extension;
        this.trust = trust;
    }

    /** @param type {@link #HEARTBEAT}, or what happened; what is not known here, or null, counts as news */
    public void heard(String type) {
        if (!extension.isGuarded()) {
            return;
        }
        if (KEY_TAINTED.equals(type)) {
            trust.get().heardOfTaint();
        } else {
            trust.get().heard(!HEARTBEAT.equals(type));
        }
    }

    /**
     * Pulls on the present thread, with all who call at this moment; when it returns, the guard knows what was revoked
     * before, if the feed can be had. For who revokes and is about to say so. Not within a transaction.
     */
    public void catchUp() {
        if (extension.isGuarded()) {
            trust.get().catchUp();
        }
    }
}
