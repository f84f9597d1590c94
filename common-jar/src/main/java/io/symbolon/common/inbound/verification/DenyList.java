package io.symbolon.common.inbound.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What was revoked before its time: tokens, sessions, subjects, clients and keys. Immutable. */
public final class DenyList {
    private static final DenyList EMPTY = new DenyList(Map.of());

    private final Map<Kind, Map<String, Instant>> notBefore;

    private DenyList(Map<Kind, Map<String, Instant>> notBefore) {
        this.notBefore = notBefore;
    }

    /** What an entry names, spelled as in auth's feed. */
    public enum Kind {
        JTI,
        SID,
        SUB,
        CLIENT,
        KID
    }

    /**
     * One revocation.
     *
     * @param notBefore of a subject or client: what was issued in that second or before is refused; the other kinds are dead
     *     for good; never null, {@link Instant#MAX} where it is not known
     */
    public record Entry(Kind kind, String value, Instant notBefore) {}

    public static DenyList empty() {
        return EMPTY;
    }

    /**
     * The latest {@code notBefore} of each kind and value counts.
     *
     * @throws NullPointerException when an entry has no kind or no {@code notBefore}
     */
    public static DenyList of(Collection<Entry> entries) {
        Map<Kind, Map<String, Instant>> notBefore = new EnumMap<>(Kind.class);
        for (Entry entry : entries) {
            notBefore
                    .computeIfAbsent(entry.kind, kind -> new HashMap<>())
                    .merge(entry.value, entry.notBefore, (one, other) -> one.isAfter(other) ? one : other);
        }
        return new DenyList(notBefore);
    }

    /** The keys that nothing may be believed of. */
    public Set<String> keys() {
        return Set.copyOf(named(Kind.KID).keySet());
    }

    boolean deniesKey(String id) {
        return named(Kind.KID).containsKey(id);
    }

    boolean denies(TokenClaims claims) {
        if (notBefore.isEmpty()) {
            return false;
        }
        return named(Kind.JTI).containsKey(claims.tokenId())
                || (claims.sessionId() != null && named(Kind.SID).containsKey(claims.sessionId()))
                || wasIssuedUntil(named(Kind.SUB).get(claims.subject()), claims)
                || wasIssuedUntil(named(Kind.CLIENT).get(claims.clientId()), claims);
    }

    /** {@code iat} has whole seconds: of the second in which the revocation fell, nothing is believed. */
    private static boolean wasIssuedUntil(Instant revoked, TokenClaims claims) {
        return revoked != null && !claims.issued().isAfter(revoked);
    }

    private Map<String, Instant> named(Kind kind) {
        return notBefore.getOrDefault(kind, Map.of());
    }
}
