package io.symbolon.auth.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a key stands: published from a time on, signing from one, no longer signing from one. Facts, not plans: what is
 * there has happened. Immutable.
 */
record KeyStanding(String kid, Instant publishedAt, Optional<Instant> activatedAt, Optional<Instant> retiredAt) {
    boolean isStandby() {
        return activatedAt.isEmpty();
    }

    boolean isActive() {
        return activatedAt.isPresent() && retiredAt.isEmpty();
    }
}
