package io.symbolon.auth.refresh;

import io.symbolon.auth.sessiontoken.RefreshOutcome;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NoSuchAudience;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NotRefreshed;
import io.symbolon.auth.sessiontoken.RefreshOutcome.Refreshed;
import io.symbolon.auth.sessiontoken.Refreshing;
import io.symbolon.auth.sessiontoken.TokenAnswer;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Secret;
import jakarta.annotation.security.PermitAll;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Refreshing, for whoever has a refresh token. Thread-safe. */
@Path("/v1/auth/refresh")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RefreshResource {
    private static final ProblemType INVALID_REFRESH_TOKEN =
            new ProblemType("invalid-refresh-token", "The refresh token is not good any more", 401);

    private final Refreshing refreshing;
    private final AuthFailures failures;

    /** For the container. */
    public RefreshResource() {
        this(null, null);
    }

    @Inject
    public RefreshResource(Refreshing refreshing, AuthFailures failures) {
        this.refreshing = refreshing;
        this.failures = failures;
    }

    /** Refreshes. */
    @POST
    @PermitAll
    @Operation(summary = "Exchange a refresh token, once, for an access token and the next refresh token")
    @APIResponse(
            responseCode = "200",
            description = "The tokens; within 10 s the same refresh token gets the same successor",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "401", description = "invalid-refresh-token: unknown, expired, ended and reused alike")
    public Response refresh(RefreshRequest request) {
        return request.refreshToken() == null
                ? invalid("refresh_token", "must be given").response()
                : answer(refreshing.refresh(Secret.of(request.refreshToken()), request.audience(), Set.of()));
    }

    private Response answer(RefreshOutcome outcome) {
        if (outcome instanceof Refreshed refreshed) {
            return Response.ok(refreshed.answer())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return problem(outcome).response();
    }

    private Problem problem(RefreshOutcome outcome) {
        if (outcome instanceof NotRefreshed) {
            failures.count("invalid_refresh_token");
            return Problem.of(INVALID_REFRESH_TOKEN);
        }
        if (outcome instanceof NoSuchAudience) {
            return invalid("audience", "is not a service this account can have a token for");
        }
        throw new IllegalStateException("no answer for " + outcome);
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(ProblemType.INVALID_REQUEST).violations(List.of(new Violation(field, message)));
    }
}
