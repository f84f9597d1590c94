package io.symbolon.auth.servicetoken;

import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.grant.ClientCredentialsGrant;
import io.symbolon.auth.grant.GrantError;
import io.symbolon.auth.grant.GrantOutcome;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The client credentials grant for who shows a service token. Thread-safe. */
@ApplicationScoped
public class ServiceTokenGrant {
    private final ClientAuthentication authentication;
    private final ClientCredentialsGrant grant;

    ServiceTokenGrant() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ServiceTokenGrant(ClientAuthentication authentication, ClientCredentialsGrant grant) {
        this.authentication = authentication;
        this.grant = grant;
    }

    GrantOutcome grant(ServiceTokenRequest request) {
        if (request.serviceName() == null || request.serviceToken() == null) {
            return new Refused(GrantError.INVALID_REQUEST, "service_name and service_token must be given");
        }
        return authentication
                .authenticate(request.serviceName(), Secret.of(request.serviceToken()))
                .map(client -> grant.grant(client, request.audience(), request.scope()))
                .orElseGet(() -> new Refused(GrantError.INVALID_CLIENT, "the service or its token is not known"));
    }
}
