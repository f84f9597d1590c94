package io.symbolon.user.authentication;

import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.user.authentication.Authentication.AuthUnavailable;
import io.symbolon.user.authentication.Authentication.Authenticated;
import io.symbolon.user.authentication.Authentication.Outcome;
import io.symbolon.user.authentication.Authentication.Rejected;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/users/authenticate} of CONTRACT section 5. Thread-safe. */
@Path("/api/users/authenticate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "authentication")
@ApplicationScoped
public class AuthenticationResource {
    private static final ProblemType INVALID_CREDENTIALS =
            new ProblemType("invalid-credentials", "The e-mail address or the password is wrong", 401);

    private final Authentication authentication;
    private final PeerAddress peer;
    private final AuthFailures failures;

    public AuthenticationResource() {
        this(null, null, null); // CDI proxy
    }

    @Inject
    public AuthenticationResource(Authentication authentication, PeerAddress peer, AuthFailures failures) {
        this.authentication = authentication;
        this.peer = peer;
        this.failures = failures;
    }

    @POST
    @PermitAll
    @Operation(summary = "Log in, with a token that tells the user's properties")
    @APIResponse(
            responseCode = "200",
            description = "The tokens",
            headers =
                    @Header(
                            name = HttpHeaders.AUTHORIZATION,
                            description = "Bearer, and the access token once more",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = AuthenticationAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "401", description = "invalid-credentials: unknown, wrong and disabled alike")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    @APIResponse(responseCode = "503", description = "unavailable: auth-service cannot be asked")
    public CompletionStage<Response> authenticate(
            AuthenticationRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String agent,
            @Context HttpServletRequest connection) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            return CompletableFuture.completedStage(Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response());
        }
        Credentials.Client client = new Credentials.Client(peer.of(connection), agent);
        return authentication
                .of(new Credentials(request.email(), request.password(), client))
                .thenApply(this::answer);
    }

    private Response answer(Outcome outcome) {
        if (outcome instanceof Authenticated authenticated) {
            return Response.ok(authenticated.answer())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(
                            HttpHeaders.AUTHORIZATION,
                            "Bearer " + authenticated.answer().accessToken())
                    .build();
        }
        return problem(outcome).response();
    }

    private Problem problem(Outcome outcome) {
        if (outcome instanceof Rejected rejected) {
            Problem problem = Problem.of(type(rejected.status()));
            return rejected.retryAfter().map(problem::retryAfter).orElse(problem);
        }
        if (outcome instanceof AuthUnavailable unavailable) {
            return Problem.of(ProblemType.UNAVAILABLE).retryAfter(unavailable.retryAfter());
        }
        failures.count("invalid_credentials");
        return Problem.of(INVALID_CREDENTIALS);
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 429 -> ProblemType.TOO_MANY_REQUESTS;
            default -> ProblemType.INVALID_REQUEST;
        };
    }
}
