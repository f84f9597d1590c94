package io.symbolon.auth.grant;

import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.Client;
import io.symbolon.auth.grant.GrantOutcome.Granted;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.token.AccessToken;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * The client credentials grant (RFC 6749 §4.4): one audience, at most the registered scopes, no refresh token. Signs: never
 * call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
public class ClientCredentialsGrant {
    private final TokenIssuer issuer;
    private final GrantRecord record;

    ClientCredentialsGrant() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ClientCredentialsGrant(TokenIssuer issuer, GrantRecord record) {
        this.issuer = issuer;
        this.record = record;
    }

    /**
     * The token, or why there is none.
     *
     * @param audience null when none was named
     * @param scope null when none was named
     */
    public GrantOutcome grant(AuthenticatedClient authenticated, String audience, String scope) {
        Client client = authenticated.client();
        Optional<ServiceName> target = Targets.audience(client, audience);
        if (target.isEmpty()) {
            return new Refused(
                    GrantError.INVALID_TARGET,
                    audience == null
                            ? "audience must be named: not exactly one is registered"
                            : "the audience is not registered for this service");
        }
        Optional<Set<Scope>> scopes = Targets.within(Targets.scopes(client, target.get()), scope);
        return scopes.isEmpty()
                ? new Refused(GrantError.INVALID_SCOPE, "a scope is not registered for this audience")
                : issue(authenticated, target.get(), scopes.get());
    }

    private GrantOutcome issue(AuthenticatedClient client, ServiceName audience, Set<Scope> scopes) {
        ServiceName name = client.client().name();
        AccessToken token = issuer.forService(name, audience, scopes, client.asOf());
        record.granted(name, name.value(), audience, token);
        return new Granted(token);
    }
}
