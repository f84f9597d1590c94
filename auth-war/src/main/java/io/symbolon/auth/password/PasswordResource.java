package io.symbolon.auth.password;

import io.symbolon.auth.authority.LiveSession;
import io.symbolon.auth.credential.HashingLane;
import io.symbolon.auth.credential.TooBusy;
import io.symbolon.auth.password.ChangeOutcome.Changed;
import io.symbolon.auth.password.ChangeOutcome.Slowed;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Changing one's own password. Thread-safe. */
@Path("/v1/auth/password")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PasswordResource {
    private static final ProblemType WRONG_PASSWORD =
            new ProblemType("wrong-password", "The present password is another one", 403);

    private final PasswordChange passwords;
    private final HashingLane lane;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final AuthFailures failures;

    /** For the container. */
    public PasswordResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public PasswordResource(
            PasswordChange passwords, HashingLane lane, CurrentCaller caller, AuditLog audit, AuthFailures failures) {
        this.passwords = passwords;
        this.lane = lane;
        this.caller = caller;
        this.audit = audit;
        this.failures = failures;
    }

    /** Changes it. */
    @POST
    @RolesAllowed("user")
    @LiveSession
    @Operation(summary = "Change the own password; every other session ends")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is changed; this session goes on")
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "403", description = "wrong-password")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public CompletionStage<Response> change(PasswordRequest request) {
        UserCaller user = caller.user();
        List<Violation> violations = passwords.violations(request, user);
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response());
        }
        AuditOrigin origin = audit.origin();
        return lane.submit(() -> answer(passwords.change(request, user, origin)))
                .orElseGet(TooBusy::answer);
    }

    private Response answer(ChangeOutcome outcome) {
        if (outcome instanceof Changed) {
            return Response.noContent().build();
        }
        if (outcome instanceof Slowed slowed) {
            failures.count("too_many_failures");
            return TooBusy.response(slowed.delay());
        }
        failures.count("wrong_password");
        return Problem.of(WRONG_PASSWORD).response();
    }
}
