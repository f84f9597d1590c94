package io.symbolon.auth.servicetoken;

import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.client.ScopeOwners;
import io.symbolon.auth.servicetoken.GrantOutcome.Granted;
import io.symbolon.auth.servicetoken.GrantOutcome.Refused;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** The client credentials grant (RFC 6749 §4.4): one audience, at most the registered scopes. Thread-safe. */
@ApplicationScoped
public class ServiceTokenGrant {
    private final ClientAuthentication authentication;
    private final TokenIssuer issuer;
    private final TokenRequests requests;

    ServiceTokenGrant() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ServiceTokenGrant(ClientAuthentication authentication, TokenIssuer issuer, TokenRequests requests) {
        this.authentication = authentication;
        this.issuer = issuer;
        this.requests = requests;
    }

    GrantOutcome grant(ServiceTokenRequest request) {
        if (request.serviceName() == null || request.serviceToken() == null) {
            return new Refused(TokenError.INVALID_REQUEST, "service_name and service_token must be given");
        }
        return authentication
                .authenticate(request.serviceName(), Secret.of(request.serviceToken()))
                .map(client -> grant(client, request))
                .orElseGet(() -> new Refused(TokenError.INVALID_CLIENT, "the service or its token is not known"));
    }

    private GrantOutcome grant(Client client, ServiceTokenRequest request) {
        Optional<ServiceName> audience = audience(client, request.audience());
        if (audience.isEmpty()) {
            return new Refused(
                    TokenError.INVALID_TARGET,
                    request.audience() == null
                            ? "audience must be named: not exactly one is registered"
                            : "the audience is not registered for this service");
        }
        Set<Scope> registered = ScopeOwners.of(audience.get(), client.scopes());
        Optional<Set<Scope>> scopes = scopes(registered, request.scope());
        if (scopes.isEmpty()) {
            return new Refused(TokenError.INVALID_SCOPE, "a scope is not registered for this audience");
        }
        requests.count(audience.get());
        return new Granted(issuer.forService(client.name(), audience.get(), scopes.get()));
    }

    private static Optional<ServiceName> audience(Client client, String asked) {
        return asked == null
                ? client.audiences().stream()
                        .findFirst()
                        .filter(only -> client.audiences().size() == 1)
                : client.audiences().stream()
                        .filter(audience -> audience.value().equals(asked))
                        .findFirst();
    }

    private static Optional<Set<Scope>> scopes(Set<Scope> registered, String asked) {
        if (asked == null) {
            return Optional.of(registered);
        }
        try {
            return Optional.of(Scope.parse(asked)).filter(registered::containsAll);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
