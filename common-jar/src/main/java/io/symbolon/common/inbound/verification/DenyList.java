package io.symbolon.common.inbound.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What was revoked before its time: tokens, sessions, subjects and clients. Immutable. */
public final class DenyList {
    private static final DenyList EMPTY = new DenyList(Map.of());

    private final Map<Key, Instant> notBefore;

    private DenyList(Map<Key, Instant> notBefore) {
        this.notBefore = notBefore;
    }

    /** What an entry names, spelled as in auth's feed. */
    public enum Kind {
        JTI,
        SID,
        SUB,
        CLIENT
    }

    /** Tokens of that kind and value issued before the instant are refused. */
    public record Entry(Kind kind, String value, Instant notBefore) {}

    private record Key(Kind kind, String value) {}

    public static DenyList empty() {
        return EMPTY;
    }

    /** The latest {@code notBefore} of each kind and value counts. */
    public static DenyList of(Collection<Entry> entries) {
        return new DenyList(entries.stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new Key(entry.kind, entry.value),
                        Entry::notBefore,
                        (one, other) -> one.isAfter(other) ? one : other)));
    }

    boolean denies(TokenClaims claims) {
        if (notBefore.isEmpty()) {
            return false;
        }
        return denies(Kind.JTI, claims.tokenId(), claims)
                || denies(Kind.SID, claims.sessionId(), claims)
                || denies(Kind.SUB, claims.subject(), claims)
                || denies(Kind.CLIENT, claims.clientId(), claims);
    }

    private boolean denies(Kind kind, String value, TokenClaims claims) {
        Instant bound = value == null ? null : notBefore.get(new Key(kind, value));
        return bound != null && claims.issued().isBefore(bound);
    }
}
