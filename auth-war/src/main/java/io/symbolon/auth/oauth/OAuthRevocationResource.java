package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_GRANT;
import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;

import io.symbolon.auth.grant.ErrorAnswer;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.issued.IssuedToken;
import io.symbolon.auth.issued.IssuedTokens;
import io.symbolon.auth.issued.TokenRevocation;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.common.token.Secret;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Token revocation (RFC 7009). Thread-safe. */
@Path("/oauth2/revoke")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OAuthRevocationResource {
    private final OAuthRequest request;
    private final IssuedTokens tokens;
    private final TokenRevocation revocation;

    /** For the container. */
    public OAuthRevocationResource() {
        this(null, null, null);
    }

    @Inject
    public OAuthRevocationResource(OAuthRequest request, IssuedTokens tokens, TokenRevocation revocation) {
        this.request = request;
        this.tokens = tokens;
        this.revocation = revocation;
    }

    /** Ends a token. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "End a token that was issued to the client (RFC 7009)")
    @APIResponse(responseCode = "200", description = "It is ended, or was none")
    @APIResponse(
            responseCode = "400",
            description = "invalid_request; invalid_grant: it was issued to another client",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    public Response revoke(String form, @Context HttpHeaders headers) {
        return request.answer(form, headers, this::answer);
    }

    private Response answer(ClientCheck client, FormFields form) {
        Optional<String> service = client.proved();
        Optional<String> token = form.find("token");
        if (token.isEmpty()) {
            return request.refused(new Refused(INVALID_REQUEST, "token must be given"), client);
        }
        Optional<IssuedToken> known = tokens.find(token.get());
        // "verifies whether the token was issued to the client making the revocation request. If this validation
        // fails, the request is refused and the client is informed of the error" (RFC 7009 §2.1)
        if (isAnothers(service, token.get(), known)) {
            return request.refused(new Refused(INVALID_GRANT, "the token was issued to another client"), client);
        }
        if (known.isPresent()) {
            revocation.revoke(known.get(), service.orElse(null));
        } else if (service.isPresent()) {
            revocation.nothingToEnd(service.get());
        } else {
            // "the authorization server SHOULD also invalidate all access tokens based on the same authorization
            // grant" (RFC 7009 §2.1): with the session they end
            revocation.revoke(Secret.of(token.get()));
        }
        // "invalid tokens do not cause an error response" (RFC 7009 §2.2)
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Refresh tokens are the public client's alone. */
    private boolean isAnothers(Optional<String> service, String token, Optional<IssuedToken> known) {
        return known.map(issued -> !issued.clientId().equals(service.orElse(TokenIssuer.FIRST_PARTY)))
                .orElseGet(() -> service.isPresent() && revocation.isRefreshToken(Secret.of(token)));
    }
}
