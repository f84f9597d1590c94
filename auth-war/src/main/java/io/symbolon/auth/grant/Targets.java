package io.symbolon.auth.grant;

import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ScopeOwners;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import java.util.Optional;
import java.util.Set;

/** What a client may ask for: one of its registered audiences, and of its scopes those that are that audience's. */
public final class Targets {
    private Targets() {}

    /**
     * The service a token is for; empty when it cannot be had. Where none is asked for, "the authorization server MUST
     * use a default resource indicator in the "aud" claim" (RFC 9068 §3): the one that is registered, if it is alone.
     *
     * @param asked null when none is
     */
    public static Optional<ServiceName> audience(Client client, String asked) {
        return asked == null
                ? client.audiences().stream()
                        .findFirst()
                        .filter(only -> client.audiences().size() == 1)
                : client.audiences().stream()
                        .filter(audience -> audience.value().equals(asked))
                        .findFirst();
    }

    /**
     * Those of the client's scopes that a token for this audience may carry: "All the individual scope strings in the
     * "scope" claim MUST have meaning for the resources indicated in the "aud" claim." (RFC 9068 §2.2.3)
     */
    public static Set<Scope> scopes(Client client, ServiceName audience) {
        return ScopeOwners.of(audience, client.scopes());
    }

    /**
     * What was asked for, when it is within what there is to have; empty when it is not, or is no scope. Where none
     * was, "the authorization server MUST either process the request using a pre-defined default value or fail the
     * request" (RFC 6749 §3.3): the default is all there is.
     *
     * @param asked null when none was
     */
    public static Optional<Set<Scope>> within(Set<Scope> available, String asked) {
        if (asked == null) {
            return Optional.of(available);
        }
        try {
            return Optional.of(Scope.parse(asked)).filter(available::containsAll);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
