package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys in use, as an immutable view of the table that is at most {@code auth.keys.refresh} old; while the database is
 * away the last view serves on. Thread-safe.
 */
@ApplicationScoped
public class KeyRing {
    private static final Logger LOG = System.getLogger(KeyRing.class.getName());

    private final SigningKeyStore store;
    private final KeySettings settings;
    private final Signers signers;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile View view;
    private volatile boolean failing;

    KeyRing() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public KeyRing(SigningKeyStore store, KeySettings settings, Signers signers, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.signers = signers;
        this.clock = clock;
    }

    /** The public keys as a JWK Set (RFC 7517 §5). */
    public String jwks() {
        return current().jwks();
    }

    /** Signs with the active key. */
    public Signer signer() {
        return current().signer();
    }

    /** The key that signs, as far as one was ever read; never asks the database. */
    public Optional<String> activeKid() {
        return Optional.ofNullable(view).map(View::signer).map(Signer::kid);
    }

    /**
     * Reads the table.
     *
     * @throws IllegalStateException when no key is active, or one does not open
     */
    public void load() {
        Instant now = clock.instant();
        List<SigningKey> keys = store.published();
        SigningKey active = keys.stream()
                .filter(key -> key.standing().isActive())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no signing key in the database is active"));
        List<JWK> published =
                keys.stream().<JWK>map(key -> key.jwk().toPublicJWK()).toList();
        View before = view;
        Signer signer = before != null && before.signer().kid().equals(active.kid())
                ? before.signer()
                : signers.signer(active.jwk());
        view = new View(now, signer, new JWKSet(published).toString(true));
    }

    private View current() {
        View present = view;
        if (present == null) {
            load();
        } else if (present.readAt().plus(settings.refresh()).isBefore(clock.instant())) {
            refresh();
        }
        return view;
    }

    /** Reads the table if it can be read; the others go on with what there is meanwhile. Never throws. */
    public void refresh() {
        if (refreshing.tryLock()) {
            attempt();
        }
    }

    /** The same after a change of the keys: whoever is reading may have begun before it. */
    void reload() {
        refreshing.lock();
        attempt();
    }

    private void attempt() {
        try {
            load();
            failing = false;
        } catch (RuntimeException unavailable) {
            report(unavailable);
        } finally {
            refreshing.unlock();
        }
    }

    /** Once per outage. */
    private void report(RuntimeException unavailable) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "the signing keys cannot be read anew; the known ones serve on", unavailable);
        }
    }

    private record View(Instant readAt, Signer signer, String jwks) {}
}
