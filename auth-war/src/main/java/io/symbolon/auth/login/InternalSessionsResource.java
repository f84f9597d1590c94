package io.symbolon.auth.login;

import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ClientStore;
import io.symbolon.auth.sessiontoken.TokenAnswer;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Beginning a user's session with a ticket, for services that users log in through. Thread-safe. */
@Path("/v1/auth/internal/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class InternalSessionsResource {
    private static final ProblemType INVALID_TOKEN =
            new ProblemType("invalid-token", "The token is not valid, or no longer", 400);

    private final TicketLogin login;
    private final ClientStore clients;
    private final AuthFailures failures;
    private final CurrentCaller caller;

    /** For the container. */
    public InternalSessionsResource() {
        this(null, null, null, null);
    }

    @Inject
    public InternalSessionsResource(
            TicketLogin login, ClientStore clients, AuthFailures failures, CurrentCaller caller) {
        this.login = login;
        this.clients = clients;
        this.failures = failures;
        this.caller = caller;
    }

    /** Begins it; a request that is refused for its form leaves the ticket as it is. */
    @POST
    @RolesAllowed("service")
    @RequiresScope("auth:credentials")
    @Operation(summary = "Begin the session that a ticket stands for, with claims this service may assert")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "invalid-token: the ticket is unknown, used, expired, void or another service's;"
                    + " invalid-request, with violations: a claim that may not be asserted, or longer than 5120 bytes")
    public Response begin(SessionRequest request) {
        ServiceName service = caller.service().name();
        Set<String> assertable = clients.client(service).map(Client::claims).orElse(Set.of());
        Optional<Violation> violation = request.violation(assertable);
        return violation.isPresent()
                ? Problem.of(ProblemType.INVALID_REQUEST)
                        .violations(List.of(violation.get()))
                        .response()
                : answer(login.begin(request, service));
    }

    private Response answer(Optional<TokenAnswer> begun) {
        return begun.map(answer -> Response.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(() -> {
                    failures.count("invalid_ticket");
                    return Problem.of(INVALID_TOKEN).response();
                });
    }
}
