package io.symbolon.auth.login;

import io.symbolon.auth.credential.HashingLane;
import io.symbolon.auth.credential.TooBusy;
import io.symbolon.auth.login.LoginOutcome.LoggedIn;
import io.symbolon.auth.login.LoginOutcome.NoSuchAudience;
import io.symbolon.auth.login.LoginOutcome.Refused;
import io.symbolon.auth.login.LoginOutcome.Slowed;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.sessiontoken.TokenAnswer;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Logging in, for anyone. Thread-safe. */
@Path("/v1/auth/login")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LoginResource {
    static final ProblemType INVALID_CREDENTIALS =
            new ProblemType("invalid-credentials", "The e-mail address or the password is wrong", 401);

    private final Login login;
    private final HashingLane lane;
    private final AuthFailures failures;
    private final PeerAddress peers;
    private final AuditLog audit;

    /** For the container. */
    public LoginResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public LoginResource(Login login, HashingLane lane, AuthFailures failures, PeerAddress peers, AuditLog audit) {
        this.login = login;
        this.lane = lane;
        this.failures = failures;
        this.peers = peers;
        this.audit = audit;
    }

    /** Logs in. */
    @POST
    @PermitAll
    @Operation(summary = "Begin a session: an access token and a refresh token")
    @APIResponse(
            responseCode = "200",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "401", description = "invalid-credentials: unknown, wrong and disabled alike")
    @APIResponse(responseCode = "429", description = "too-many-requests: too many failures, or too many at once")
    public CompletionStage<Response> login(
            LoginRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @Context HttpServletRequest connection) {
        List<Violation> missing = missing(request);
        if (!missing.isEmpty()) {
            return CompletableFuture.completedStage(
                    Problem.of(ProblemType.INVALID_REQUEST).violations(missing).response());
        }
        Peer peer = new Peer(peers.of(connection), userAgent);
        AuditOrigin origin = audit.origin();
        return lane.submit(() -> answer(login.login(request, peer, origin))).orElseGet(TooBusy::answer);
    }

    private Response answer(LoginOutcome outcome) {
        if (outcome instanceof LoggedIn loggedIn) {
            return Response.ok(loggedIn.answer())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        if (outcome instanceof Slowed slowed) {
            failures.count("too_many_failures");
            return TooBusy.response(slowed.delay());
        }
        return problem(outcome).response();
    }

    private static List<Violation> missing(LoginRequest request) {
        return Stream.of(
                        request.email() == null ? new Violation("email", "must be given") : null,
                        request.password() == null ? new Violation("password", "must be given") : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private Problem problem(LoginOutcome outcome) {
        if (outcome instanceof Refused) {
            failures.count("invalid_credentials");
            return Problem.of(INVALID_CREDENTIALS);
        }
        if (outcome instanceof NoSuchAudience) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(
                            List.of(new Violation("audience", "is not a service this account can have a token for")));
        }
        throw new IllegalStateException("no answer for " + outcome);
    }
}
