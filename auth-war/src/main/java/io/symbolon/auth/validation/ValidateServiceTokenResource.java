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

/** Asking whether a token is a certain service's. Thread-safe. */
@Path("/v1/auth/validate-service-token")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ValidateServiceTokenResource {
    private final Validation validation;
    private final CurrentCaller caller;

    /** For the container. */
    public ValidateServiceTokenResource() {
        this(null, null);
    }

    @Inject
    public ValidateServiceTokenResource(Validation validation, CurrentCaller caller) {
        this.validation = validation;
        this.caller = caller;
    }

    /** The answer. */
    public record Validity(boolean valid) {}

    /** Answers as of this moment. */
    @POST
    @RolesAllowed("service")
    @RequiresScope("auth:tokens:validate")
    @Operation(
            summary = "Whether a token is a service's: its access token for the caller, or the caller's service token")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "Another service's service token needs the scope auth:service-tokens:validate as well",
            content = @Content(schema = @Schema(implementation = Validity.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response validate(ValidateServiceTokenRequest request) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response();
        }
        boolean valid = validation.isOfService(request.serviceName(), request.token(), caller.service());
        return Response.ok(new Validity(valid))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
