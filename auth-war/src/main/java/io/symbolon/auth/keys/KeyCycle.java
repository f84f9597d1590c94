package io.symbolon.auth.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Publish, activate, retire: what is to happen with the keys at a moment. Immutable; decides, and changes nothing.
 *
 * @param keys all but the tainted ones, the oldest first
 * @param asked whether a rotation was asked for and is still due
 */
record KeyCycle(List<KeyStanding> keys, boolean asked) {
    KeyCycle {
        keys = List.copyOf(keys);
    }

    Optional<KeyStanding> active() {
        return keys.stream().filter(KeyStanding::isActive).findFirst();
    }

    /** The one that is next: the longest published. */
    Optional<KeyStanding> standby() {
        return keys.stream().filter(KeyStanding::isStandby).findFirst();
    }

    /** There is to be one always, and its successor as well while it waits to sign as asked. */
    boolean lacksStandby() {
        return keys.stream().filter(KeyStanding::isStandby).count() < (asked ? 2 : 1);
    }

    /** When the active key has signed long enough; what an administrator asked for is due at once. */
    boolean isRotationDue(KeySettings settings, Instant now) {
        return asked
                || active().flatMap(KeyStanding::activatedAt)
                        .filter(since -> now.isBefore(since.plus(settings.rotation())))
                        .isEmpty();
    }

    /** The standby, once everybody who keeps the JWK Set as long as allowed has seen it twice over. */
    Optional<KeyStanding> ready(KeySettings settings, Instant now) {
        return standby().filter(key -> !now.isBefore(key.publishedAt().plus(settings.lead())));
    }

    /** Retired keys of which no token lives. */
    List<String> outlived(KeySettings settings, Instant now) {
        return keys.stream()
                .filter(key -> key.retiredAt()
                        .filter(time -> !now.isBefore(time.plus(settings.retention())))
                        .isPresent())
                .map(KeyStanding::kid)
                .toList();
    }
}
