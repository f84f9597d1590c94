package io.symbolon.auth.passwordreset;

import io.symbolon.auth.accountmail.InvalidToken;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.HashingLane;
import io.symbolon.auth.credential.TooBusy;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Secret;
import jakarta.annotation.security.PermitAll;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A new password by a link, for who has lost the old one. Thread-safe. */
@Path("/v1/auth/password-reset")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PasswordResetResource {
    private final ResetRequests requests;
    private final PasswordReset reset;
    private final HashingLane lane;
    private final AuditLog audit;

    /** For the container. */
    public PasswordResetResource() {
        this(null, null, null, null);
    }

    @Inject
    public PasswordResetResource(ResetRequests requests, PasswordReset reset, HashingLane lane, AuditLog audit) {
        this.requests = requests;
        this.reset = reset;
        this.lane = lane;
        this.audit = audit;
    }

    /** Asks for a link. Neither the answer nor its time tells whether the address has an account, or a link goes out. */
    @POST
    @PermitAll
    @Operation(summary = "Have a link sent that sets a new password")
    @APIResponse(responseCode = "202", description = "Taken up, whether or not the address has an account")
    @APIResponse(responseCode = "400", description = "invalid-request: no email")
    public Response request(ResetRequest request) {
        if (request.email() == null) {
            return invalid(List.of(new Violation("email", "must be given")));
        }
        requests.take(request.email(), audit.origin().address());
        return Response.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Sets the password; only this uses the link up. */
    @POST
    @Path("/confirm")
    @PermitAll
    @Operation(summary = "Set a new password with the token of the link; ends all sessions")
    @APIResponse(responseCode = "204", description = "Set; the address counts as proved")
    @APIResponse(responseCode = "400", description = "invalid-token: used, expired or unknown; invalid-request")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public CompletionStage<Response> confirm(NewPassword request) {
        List<Violation> missing = request.missing();
        return missing.isEmpty()
                ? confirm(request.token(), Secret.of(request.newPassword()))
                : CompletableFuture.completedStage(invalid(missing));
    }

    private CompletionStage<Response> confirm(String text, Secret password) {
        LinkToken token = LinkToken.of(text);
        Optional<Account> owner = reset.owner(token);
        if (owner.isEmpty()) {
            return CompletableFuture.completedStage(InvalidToken.answer());
        }
        Optional<String> refusal = reset.refusal(owner.get(), password);
        if (refusal.isPresent()) {
            return CompletableFuture.completedStage(invalid(List.of(new Violation("new_password", refusal.get()))));
        }
        AuditOrigin origin = audit.origin();
        return lane.submit(() -> answer(reset.set(token, owner.get(), password, origin)))
                .orElseGet(TooBusy::answer);
    }

    private static Response answer(boolean isSet) {
        return isSet ? Response.noContent().build() : InvalidToken.answer();
    }

    private static Response invalid(List<Violation> violations) {
        return Problem.of(ProblemType.INVALID_REQUEST).violations(violations).response();
    }
}
