package io.symbolon.auth.login;

import io.symbolon.auth.credential.HashingLane;
import io.symbolon.auth.credential.TooBusy;
import io.symbolon.auth.login.CredentialsOutcome.Slowed;
import io.symbolon.auth.login.CredentialsOutcome.Ticketed;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.ServiceName;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Checking a user's credentials, for services that users log in through. Thread-safe. */
@Path("/v1/auth/internal/credentials")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class InternalCredentialsResource {
    /** The challenge says that the caller's token is not what was wrong. */
    private static final String CHALLENGE = "error=\"invalid_credentials\"";

    private final TicketLogin login;
    private final HashingLane lane;
    private final AuthFailures failures;
    private final AuditLog audit;
    private final CurrentCaller caller;

    /** For the container. */
    public InternalCredentialsResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public InternalCredentialsResource(
            TicketLogin login, HashingLane lane, AuthFailures failures, AuditLog audit, CurrentCaller caller) {
        this.login = login;
        this.lane = lane;
        this.failures = failures;
        this.audit = audit;
        this.caller = caller;
    }

    /** Checks them. */
    @POST
    @RolesAllowed("service")
    @RequiresScope("auth:credentials")
    @Operation(summary = "Check a user's credentials, for a ticket to begin the session with")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "They are right; the ticket is good once, for this service",
            content = @Content(schema = @Schema(implementation = CredentialsAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "401", description = "invalid-credentials: unknown, wrong and disabled alike")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public CompletionStage<Response> check(CredentialsRequest request) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response());
        }
        ServiceName service = caller.service().name();
        AuditOrigin origin = audit.origin();
        return lane.submit(() -> answer(login.check(request, service, origin)))
                .<CompletionStage<Response>>map(
                        underWay -> underWay.whenComplete((answer, failure) -> record(failure, service, origin)))
                .orElseGet(TooBusy::answer);
    }

    /** What was answered has its record. */
    private void record(Throwable failure, ServiceName service, AuditOrigin origin) {
        if (failure != null) {
            audit.record(AuditEvent.failed(AuditType.AUTHN_LOGIN_FAIL, "unavailable")
                    .caller(service.value())
                    .origin(origin)
                    .build());
        }
    }

    private Response answer(CredentialsOutcome outcome) {
        if (outcome instanceof Ticketed ticketed) {
            return Response.ok(ticketed.answer())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        if (outcome instanceof Slowed slowed) {
            failures.count("too_many_failures");
            return TooBusy.response(slowed.delay());
        }
        failures.count("invalid_credentials");
        return Problem.of(LoginResource.INVALID_CREDENTIALS)
                .challenge(CHALLENGE)
                .response();
    }
}
