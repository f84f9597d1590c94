package io.symbolon.auth.keys;

import java.time.Instant;
import java.util.List;

/**
 * How the signing keys stand, without the tainted ones. Immutable.
 *
 * @param active the {@code kid} that signs
 * @param rotating whether the rotation waits until the standby was public long enough
 * @param keys the oldest first
 */
public record KeysAnswer(String active, boolean rotating, List<Key> keys) {
    /** One of them; {@code state} is {@code standby}, {@code active} or {@code retired}, the times are null until then. */
    public record Key(String kid, String state, Instant publishedAt, Instant activatedAt, Instant retiredAt) {
        static Key of(KeyStanding key) {
            String state = key.isStandby() ? "standby" : key.isActive() ? "active" : "retired";
            return new Key(
                    key.kid(),
                    state,
                    key.publishedAt(),
                    key.activatedAt().orElse(null),
                    key.retiredAt().orElse(null));
        }
    }

    static KeysAnswer of(KeyCycle cycle) {
        return new KeysAnswer(
                cycle.active().map(KeyStanding::kid).orElse(null),
                cycle.asked(),
                cycle.keys().stream().map(Key::of).toList());
    }
}
