package io.symbolon.auth.validation;

import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Asking about an access token, for the services it is meant for. Thread-safe. */
@Path("/v1/auth/validate-token")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ValidateTokenResource {
    private final Validation validation;
    private final CurrentCaller caller;

    /** For the container. */
    public ValidateTokenResource() {
        this(null, null);
    }

    @Inject
    public ValidateTokenResource(Validation validation, CurrentCaller caller) {
        this.validation = validation;
        this.caller = caller;
    }

    /** Answers as of this moment. */
    @POST
    @RolesAllowed("service")
    @RequiresScope("auth:tokens:validate")
    @Operation(summary = "Whether an access token holds, and whom it speaks of")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "Only {active: false} when it does not hold, or was not meant for the caller",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response validate(ValidateTokenRequest request) {
        if (request.token() == null) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(List.of(new Violation("token", "must be given")))
                    .response();
        }
        return Response.ok(validation.view(request.token(), caller.service()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
