package io.symbolon.auth.registration;

import io.symbolon.auth.registration.RegistrationOutcome.Busy;
import io.symbolon.auth.registration.RegistrationOutcome.Invalid;
import io.symbolon.auth.registration.RegistrationOutcome.Registered;
import io.symbolon.auth.registration.RegistrationOutcome.Taken;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Opening an account, for anyone. Thread-safe. */
@Path("/v1/auth/register")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {
    private static final ProblemType EMAIL_TAKEN =
            new ProblemType("email-taken", "The e-mail address has an account already", 409);
    /** Seconds until the queue of hashes has moved on. */
    private static final int RETRY_AFTER = 1;

    private final Registration registration;

    /** For the container. */
    public RegistrationResource() {
        this(null);
    }

    @Inject
    public RegistrationResource(Registration registration) {
        this.registration = registration;
    }

    /** Registers. */
    @POST
    @PermitAll
    @Operation(summary = "Open an account; USER_CREATED tells the other services")
    @APIResponse(
            responseCode = "201",
            description = "The account, unverified",
            content = @Content(schema = @Schema(implementation = RegistrationAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "409", description = "email-taken")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public Response register(RegistrationRequest request) {
        RegistrationOutcome outcome = registration.register(request);
        if (outcome instanceof Registered registered) {
            return created(RegistrationAnswer.of(registered.account()));
        }
        return problem(outcome).response();
    }

    private static Response created(RegistrationAnswer answer) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/v1/auth/users/" + answer.id())
                .entity(answer)
                .build();
    }

    private static Problem problem(RegistrationOutcome outcome) {
        if (outcome instanceof Invalid invalid) {
            return Problem.of(ProblemType.INVALID_REQUEST).violations(invalid.violations());
        }
        if (outcome instanceof Taken) {
            return Problem.of(EMAIL_TAKEN);
        }
        if (outcome instanceof Busy) {
            return Problem.of(ProblemType.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        throw new IllegalStateException("no answer for " + outcome);
    }
}
