package io.symbolon.auth.logout;

import io.symbolon.common.inbound.AllowsRevoked;
import io.symbolon.common.inbound.Stranger;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.json.StrictJson;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Logging out, with the access token or, where that is gone, with the refresh token. Thread-safe. */
@Path("/v1/auth/logout")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LogoutResource {
    /** Where the refresh token may stand in (CONTRACT section 4); a token that is wrong otherwise is an attempt. */
    private static final Set<Reason> TOKEN_GONE = Set.of(Reason.MISSING_TOKEN, Reason.EXPIRED_TOKEN);

    private final Logout logout;
    private final CurrentCaller caller;
    private final Stranger stranger;

    /** For the container. */
    public LogoutResource() {
        this(null, null, null);
    }

    @Inject
    public LogoutResource(Logout logout, CurrentCaller caller, Stranger stranger) {
        this.logout = logout;
        this.caller = caller;
        this.stranger = stranger;
    }

    /** Logs out. The body may be missing altogether, its media type too, where the access token tells the session. */
    @POST
    @PermitAll
    @AllowsRevoked
    @Operation(summary = "End the session; repeating it changes nothing")
    @SecurityRequirement(name = "bearer")
    @RequestBody(
            required = false,
            description = "Instead of an access token that is absent or expired",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LogoutRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session is over",
            content = @Content(schema = @Schema(implementation = LogoutAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "401", description = "unauthorized: neither token names a session")
    public Response logOut(byte[] body, @Context HttpHeaders headers) {
        Optional<Secret> refreshToken = StrictJson.optional(LogoutRequest.class, headers.getMediaType(), body)
                .flatMap(request -> Optional.ofNullable(request.refreshToken()))
                .map(Secret::of);
        return caller.get().map(this::logOut).orElseGet(() -> logOut(refreshToken));
    }

    private Response logOut(Caller known) {
        if (known instanceof UserCaller user) {
            logout.logOut(user.id(), UUID.fromString(user.sessionId()));
            return loggedOut();
        }
        return stranger.refuse(Reason.WRONG_TYPE);
    }

    /** One of no session is over as well (RFC 7009 §2.2). */
    private Response logOut(Optional<Secret> refreshToken) {
        if (refreshToken.isEmpty() || !TOKEN_GONE.contains(stranger.reason())) {
            return stranger.refuse(stranger.reason());
        }
        logout.logOut(refreshToken.get());
        return loggedOut();
    }

    private static Response loggedOut() {
        return Response.ok(LogoutAnswer.LOGGED_OUT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
