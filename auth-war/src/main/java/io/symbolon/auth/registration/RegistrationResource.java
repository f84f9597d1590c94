package io.symbolon.auth.registration;

import io.symbolon.auth.credential.HashingLane;
import io.symbolon.auth.credential.TooBusy;
import io.symbolon.auth.rate.RateLimits;
import io.symbolon.auth.registration.RegistrationOutcome.Registered;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.peer.Network;
import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Opening an account, for anyone. Thread-safe. */
@Path("/v1/auth/register")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RegistrationResource {
    private static final ProblemType EMAIL_TAKEN =
            new ProblemType("email-taken", "The e-mail address has an account already", 409);

    private final Registration registration;
    private final RegistrationSettings settings;
    private final RateLimits limits;
    private final PeerAddress peer;
    private final HashingLane lane;
    private final AuditLog audit;

    /** For the container. */
    public RegistrationResource() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public RegistrationResource(
            Registration registration,
            RegistrationSettings settings,
            RateLimits limits,
            PeerAddress peer,
            HashingLane lane,
            AuditLog audit) {
        this.registration = registration;
        this.settings = settings;
        this.limits = limits;
        this.peer = peer;
        this.lane = lane;
        this.audit = audit;
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
    public CompletionStage<Response> register(RegistrationRequest request, @Context HttpServletRequest connection) {
        List<Violation> violations = registration.violations(request);
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response());
        }
        return limits.take(settings.rate(), Network.around(peer.of(connection)))
                .map(this::tooMany)
                .orElseGet(() -> register(request, audit.origin()));
    }

    private CompletionStage<Response> tooMany(Duration wait) {
        audit.record(AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, "too_many_registrations")
                .build());
        return TooBusy.answer(wait);
    }

    private CompletionStage<Response> register(RegistrationRequest request, AuditOrigin origin) {
        return lane.submit(() -> answer(registration.register(request, origin), origin))
                .orElseGet(TooBusy::answer);
    }

    private Response answer(RegistrationOutcome outcome, AuditOrigin origin) {
        if (outcome instanceof Registered registered) {
            return created(RegistrationAnswer.of(registered.account()));
        }
        audit.record(AuditEvent.refused(AuditType.USER_CREATED, "email_taken")
                .origin(origin)
                .build());
        return Problem.of(EMAIL_TAKEN).response();
    }

    private static Response created(RegistrationAnswer answer) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/v1/auth/users/" + answer.id())
                .entity(answer)
                .build();
    }
}
