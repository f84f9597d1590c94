package io.symbolon.auth.servicetoken;

import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.grant.ClientCredentialsGrant;
import io.symbolon.auth.grant.GrantError;
import io.symbolon.auth.grant.GrantOutcome;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.grant.GrantRecord;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The client credentials grant for who shows a service token. Thread-safe. */
@ApplicationScoped
class ServiceTokenGrant {
    private final ClientAuthentication authentication;
    private final ClientCredentialsGrant grant;
    private final GrantRecord record;

    ServiceTokenGrant() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ServiceTokenGrant(ClientAuthentication authentication, ClientCredentialsGrant grant, GrantRecord record) {
        this.authentication = authentication;
        this.grant = grant;
        this.record = record;
    }

    /** What is refused leaves its record here. */
    GrantOutcome grant(ServiceTokenRequest request) {
        if (request.serviceName() == null || request.serviceToken() == null) {
            return unproved(
                    new Refused(GrantError.INVALID_REQUEST, "service_name and service_token must be given"), null);
        }
        return authentication
                .authenticate(request.serviceName(), Secret.of(request.serviceToken()))
                .map(client -> granted(client, request))
                .orElseGet(() -> unproved(
                        new Refused(GrantError.INVALID_CLIENT, "the service or its token is not known"),
                        request.serviceName()));
    }

    private GrantOutcome granted(AuthenticatedClient client, ServiceTokenRequest request) {
        GrantOutcome outcome = grant.grant(client, request.audience(), request.scope());
        if (outcome instanceof Refused refused) {
            record.refused(refused.error(), client.client().name().value());
        }
        return outcome;
    }

    /** @param claimed who it claims to be; null when unknown */
    Refused unproved(Refused refused, String claimed) {
        record.unproved(refused.error(), claimed);
        return refused;
    }
}
