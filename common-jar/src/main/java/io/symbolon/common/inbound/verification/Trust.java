package io.symbolon.common.inbound.verification;

import java.time.Instant;
import java.util.Optional;

/** Whom to believe at one moment: the keys, and what was revoked. Immutable. */
public record Trust(TrustedKeys keys, DenyList denied) {
    /** The key of that {@code kid}, while it may be trusted: a tainted one is unknown, whoever still shows it. */
    public Optional<TokenKey> key(String id, Instant now) {
        return id == null || denied.deniesKey(id) ? Optional.empty() : keys.key(id, now);
    }
}
