package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;
import static io.symbolon.auth.grant.GrantError.INVALID_TARGET;
import static io.symbolon.auth.grant.GrantError.UNAUTHORIZED_CLIENT;
import static io.symbolon.auth.grant.GrantError.UNSUPPORTED_GRANT_TYPE;

import com.nimbusds.oauth2.sdk.GrantType;
import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.grant.ClientCredentialsGrant;
import io.symbolon.auth.grant.ErrorAnswer;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantOutcome;
import io.symbolon.auth.grant.GrantOutcome.Granted;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.oauth.ClientCheck.Confidential;
import io.symbolon.auth.sessiontoken.RefreshOutcome;
import io.symbolon.auth.sessiontoken.RefreshOutcome.Refreshed;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The token endpoint (RFC 6749 §3.2). Thread-safe. */
@Path("/oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TokenResource {
    private static final String CLIENT_CREDENTIALS = GrantType.CLIENT_CREDENTIALS.getValue();
    private static final String TOKEN_EXCHANGE = GrantType.TOKEN_EXCHANGE.getValue();
    private static final String REFRESH_TOKEN = GrantType.REFRESH_TOKEN.getValue();
    private static final Set<String> SUPPORTED = Set.of(CLIENT_CREDENTIALS, TOKEN_EXCHANGE, REFRESH_TOKEN);

    private final OAuthRequest request;
    private final ClientCredentialsGrant clientCredentials;
    private final TokenExchange exchange;
    private final RefreshGrant refresh;

    /** For the container. */
    public TokenResource() {
        this(null, null, null, null);
    }

    @Inject
    public TokenResource(
            OAuthRequest request,
            ClientCredentialsGrant clientCredentials,
            TokenExchange exchange,
            RefreshGrant refresh) {
        this.request = request;
        this.clientCredentials = clientCredentials;
        this.exchange = exchange;
        this.refresh = refresh;
    }

    /** A token for a grant. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "A token for client credentials, a refresh token, or a user's token (RFC 6749, RFC 8693)")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "invalid_request, invalid_grant, unauthorized_client, unsupported_grant_type, invalid_target, invalid_scope",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    public Response token(String form, @Context HttpHeaders headers) {
        return request.answer(form, headers, this::answer);
    }

    private Response answer(ClientCheck client, FormFields form) {
        String type = form.find("grant_type").orElse("");
        if (!SUPPORTED.contains(type)) {
            return request.refused(
                    type.isEmpty()
                            ? new Refused(INVALID_REQUEST, "grant_type must be given")
                            : new Refused(UNSUPPORTED_GRANT_TYPE, "the grant type is not supported"),
                    client);
        }
        if (type.equals(REFRESH_TOKEN)) {
            return refreshed(client, form);
        }
        // "The client credentials grant type MUST only be used by confidential clients." (RFC 6749 §4.4)
        if (!(client instanceof Confidential confidential)) {
            return request.refused(
                    new Refused(UNAUTHORIZED_CLIENT, "the grant type is for confidential clients"), client);
        }
        GrantOutcome outcome = type.equals(TOKEN_EXCHANGE)
                ? exchange.exchange(confidential.client(), form)
                : grant(confidential.client(), form);
        return outcome instanceof Granted granted
                ? issued(TokenAnswer.of(
                        granted.token(), type.equals(TOKEN_EXCHANGE) ? TokenExchange.issuedType(form) : null))
                : request.refused((Refused) outcome, client);
    }

    /**
     * Refresh tokens are issued to the public client alone: "The authorization server MUST maintain the binding between
     * a refresh token and the client to whom it was issued." (RFC 6749 §10.4)
     */
    private Response refreshed(ClientCheck client, FormFields form) {
        Optional<Refused> refusal = client instanceof Confidential
                ? Optional.of(new Refused(UNAUTHORIZED_CLIENT, "the grant type is for first-party"))
                : refresh.refusal(form);
        if (refusal.isPresent()) {
            return request.refused(refusal.get(), client);
        }
        RefreshOutcome outcome = refresh.exchange(form);
        return outcome instanceof Refreshed refreshed
                ? issued(TokenAnswer.of(refreshed.answer()))
                : request.refused(RefreshGrant.refused(outcome), client);
    }

    private GrantOutcome grant(AuthenticatedClient client, FormFields form) {
        return NamedTarget.isAmbiguous(form)
                ? new Refused(INVALID_TARGET, "several services are named: a token is for one")
                : clientCredentials.grant(
                        client, NamedTarget.of(form), form.find("scope").orElse(null));
    }

    /**
     * "The authorization server MUST include the HTTP "Cache-Control" response header field … with a value of
     * "no-store" … as well as the "Pragma" response header field … with a value of "no-cache"." (RFC 6749 §5.1)
     */
    private static Response issued(TokenAnswer answer) {
        return Response.ok(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
