package io.symbolon.auth.validation;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.issued.Actor;
import io.symbolon.auth.issued.IssuedToken;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a service learns of a token; of one that is not active, nothing else. The string form is redacted.
 *
 * @param kind {@code user} or {@code service}
 * @param exp seconds since the epoch
 * @param act the claim of a token that a service got in exchange (RFC 8693 §4.1): who acts for the user
 * @param user of a user's token
 */
public record TokenView(
        boolean active,
        String kind,
        String sub,
        Long exp,
        String scope,
        List<String> groups,
        Map<String, Object> act,
        User user) {
    static final TokenView INACTIVE = new TokenView(false, null, null, null, null, null, null, null);

    /** The account as it is now, not as it was when the token was issued. */
    public record User(UUID id, String email, List<String> roles, String status) {
        @Override
        public String toString() {
            return "user " + id;
        }
    }

    static TokenView service(IssuedToken token) {
        return of(token, "service", null);
    }

    static TokenView user(IssuedToken token, Account account) {
        User user = new User(
                account.id().value(),
                account.email(),
                account.orderedRoles(),
                account.status().wireName());
        return of(token, "user", user);
    }

    private static TokenView of(IssuedToken token, String kind, User user) {
        return new TokenView(
                true,
                kind,
                token.caller().subject(),
                token.expires().getEpochSecond(),
                token.scope(),
                token.groups(),
                token.actor().map(Actor::claim).orElse(null),
                user);
    }

    @Override
    public String toString() {
        return active ? kind + " " + sub : "inactive";
    }
}
