package io.symbolon.common.authclient;

import java.time.Instant;
import java.util.Set;

/**
 * What auth says of an access token; of one that is not active, nothing else. Immutable; the string form leaves personal data
 * out.
 *
 * @param kind {@code user} or {@code service}
 * @param sub the user's UUID or the service's name
 * @param exp seconds since the epoch, RFC 7519 §4.1.4
 * @param scope separated by spaces
 * @param act of a token that a service got in exchange for the user's (RFC 8693 §4.1), else null
 * @param user of a user's token, as the account is now
 */
public record TokenStatus(
        boolean active, String kind, String sub, Long exp, String scope, Set<String> groups, Actor act, AuthUser user) {
    static final TokenStatus INACTIVE = new TokenStatus(false, null, null, null, null, null, null, null);

    /**
     * Who acts for the user.
     *
     * @param sub the service's name
     * @param act whoever it had the token from, when that was a service, else null
     */
    public record Actor(String sub, Actor act) {}

    public TokenStatus {
        groups = groups == null ? Set.of() : Set.copyOf(groups);
    }

    /**
     * The end of an active token.
     *
     * @throws NullPointerException when it is not active
     */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(exp);
    }

    @Override
    public String toString() {
        return active ? kind + " " + sub : "inactive";
    }
}
