package io.symbolon.auth.account;

import io.symbolon.auth.authority.AdministratorRule;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AllowsActor;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Accounts, for their owners, administrators, and services with {@code auth:users:read}. Thread-safe. */
@Path("/v1/auth/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AccountResource {
    /** Whom users tell to delete their account (CONTRACT section 5). */
    private static final String ERASER = "user-service";

    private final AccountStore accounts;
    private final CurrentCaller caller;
    private final AdministratorRule administrators;
    private final Deletion deletion;
    private final AuditLog audit;

    /** For the container. */
    public AccountResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public AccountResource(
            AccountStore accounts,
            CurrentCaller caller,
            AdministratorRule administrators,
            Deletion deletion,
            AuditLog audit) {
        this.accounts = accounts;
        this.caller = caller;
        this.administrators = administrators;
        this.deletion = deletion;
        this.audit = audit;
    }

    /** The account; a user asking for another id learns nothing of it, an administrator is looked at more closely. */
    @GET
    @RolesAllowed({"user", "service"})
    @RequiresScope("auth:users:read")
    @Operation(summary = "An account, for its owner, administrators and services")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "404", description = "not-found")
    public Response account(@PathParam("id") String id) {
        return refusal(id).map(Problem::response).orElseGet(() -> UserId.parse(id)
                .filter(this::mayRead)
                .flatMap(accounts::find)
                .map(this::shown)
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response()));
    }

    /** Deletes it: one's own, by user-service on one's behalf too; any other as an administrator. */
    @DELETE
    @RolesAllowed("user")
    @AllowsActor
    @Operation(summary = "Delete an account: one's own soon after a login, or any as an administrator")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is gone; USER_DELETED tells the other services")
    @APIResponse(responseCode = "401", description = "unauthorized: the last password check is too long ago (RFC 9470)")
    @APIResponse(responseCode = "403", description = "forbidden: another service than user-service on a user's behalf")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "conflict: nobody would be left to administer")
    public Response delete(@PathParam("id") String id) {
        Optional<String> actor = actor();
        if (actor.filter(service -> !service.equals(ERASER)).isPresent()) {
            audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, "wrong_actor").build());
            return Problem.of(ProblemType.FORBIDDEN)
                    .detail("Of all services " + ERASER + " alone deletes on a user's behalf.")
                    .response();
        }
        return UserId.parse(id)
                .map(account -> deletion.delete(account, caller.user(), actor.isPresent()))
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response());
    }

    /** The service that calls on the user's behalf (RFC 8693 §4.1); the guard has seen to the claim's form. */
    private Optional<String> actor() {
        return caller.token().map(token -> token.<JsonObject>getClaim("act")).map(claim -> claim.getString("sub", ""));
    }

    /** A token of an administrator opens no other account by itself: the database is asked. */
    private Optional<Problem> refusal(String id) {
        return caller.get()
                .filter(who -> who.hasRole("admin") && !who.subject().equals(id))
                .flatMap(who -> administrators.refusal(caller.user()));
    }

    private boolean mayRead(UserId id) {
        return caller.get()
                .filter(who -> !who.hasRole("user")
                        || who.hasRole("admin")
                        || who.subject().equals(id.toString()))
                .isPresent();
    }

    /** Somebody else's leaves a record. */
    private Response shown(Account account) {
        String id = account.id().toString();
        if (caller.get().filter(who -> who.subject().equals(id)).isEmpty()) {
            audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                    .subject(id)
                    .detail("resource", "account")
                    .build());
        }
        return Response.ok(AccountView.of(account))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
