package io.symbolon.auth.revocation;

import io.symbolon.auth.issued.IssuedToken;
import io.symbolon.auth.issued.IssuedTokens;
import io.symbolon.auth.issued.TokenRevocation;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Ending a token before its time, for services with the scope and for the token's own user. Thread-safe. */
@Path("/v1/auth/revoke-token")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RevokeTokenResource {
    private final IssuedTokens tokens;
    private final TokenRevocation revocation;
    private final CurrentCaller caller;

    /** For the container. */
    public RevokeTokenResource() {
        this(null, null, null);
    }

    @Inject
    public RevokeTokenResource(IssuedTokens tokens, TokenRevocation revocation, CurrentCaller caller) {
        this.tokens = tokens;
        this.revocation = revocation;
        this.caller = caller;
    }

    /** Whatever the token is, the answer is the same: it says nothing about it. */
    @POST
    @RolesAllowed({"user", "service"})
    @RequiresScope("auth:tokens:revoke")
    @Operation(summary = "End an access token before its time, or the session of a refresh token")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "An empty object, whether or not there was anything to end",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response revoke(RevokeTokenRequest request) {
        if (request.token() == null) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(List.of(new Violation("token", "must be given")))
                    .response();
        }
        tokens.find(request.token()).ifPresentOrElse(this::revoke, () -> revokeSession(Secret.of(request.token())));
        return Response.ok(Map.of())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void revoke(IssuedToken token) {
        Caller who = caller.get().orElseThrow();
        if (who instanceof ServiceCaller || token.caller().subject().equals(who.subject())) {
            revocation.revoke(token, null);
        } else {
            revocation.refuse(token);
        }
    }

    private void revokeSession(Secret refreshToken) {
        if (caller.get().orElseThrow() instanceof UserCaller user) {
            revocation.revoke(refreshToken, user.id());
        } else {
            revocation.revoke(refreshToken);
        }
    }
}
