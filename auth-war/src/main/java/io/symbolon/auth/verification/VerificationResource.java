package io.symbolon.auth.verification;

import io.symbolon.auth.accountmail.InvalidToken;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Proving an address, by a link sent to it. Thread-safe. */
@Path("/v1/auth/email-verification")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class VerificationResource {
    private final VerificationRequests requests;
    private final Verification verification;
    private final CurrentCaller caller;

    /** For the container. */
    public VerificationResource() {
        this(null, null, null);
    }

    @Inject
    public VerificationResource(VerificationRequests requests, Verification verification, CurrentCaller caller) {
        this.requests = requests;
        this.verification = verification;
        this.caller = caller;
    }

    /** Asks for a link; whether one goes out the mailbox will tell. */
    @POST
    @RolesAllowed("user")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Have a link sent that proves one's address")
    @APIResponse(responseCode = "202", description = "Taken up; at most three links go out an hour")
    public Response request() {
        requests.take(UserId.parse(caller.user().subject()).orElseThrow());
        return Response.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Confirms; only this uses the link up. */
    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Prove an address with the token of the link")
    @APIResponse(responseCode = "204", description = "Proved")
    @APIResponse(responseCode = "400", description = "invalid-token: used, expired or unknown; invalid-request")
    public Response confirm(ConfirmRequest request) {
        if (request.token() == null) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(List.of(new Violation("token", "must be given")))
                    .response();
        }
        return verification.confirm(LinkToken.of(request.token()))
                ? Response.noContent().build()
                : InvalidToken.answer();
    }
}
