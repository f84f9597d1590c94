package io.symbolon.auth.account;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.lifecycle.AccountLifecycle;
import io.symbolon.auth.lifecycle.Change;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** What administrators do with an account; repeating it changes nothing. Thread-safe. */
@Path("/v1/auth/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Administrators
@ApplicationScoped
public class AdministeredAccountResource {
    private final AccountLifecycle lifecycle;

    /** For the container. */
    public AdministeredAccountResource() {
        this(null);
    }

    @Inject
    public AdministeredAccountResource(AccountLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Disables it. */
    @POST
    @Path("/disable")
    @RolesAllowed("admin")
    @Operation(summary = "Disable an account: its sessions end, its tokens are refused within a second")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is disabled; USER_DISABLED tells the other services")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "conflict: nobody would be left to administer")
    public Response disable(@PathParam("id") String id) {
        return change(id, lifecycle::disable);
    }

    /** Enables it. */
    @POST
    @Path("/enable")
    @RolesAllowed("admin")
    @Operation(summary = "Enable an account: its user may log in again")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is enabled; USER_ENABLED tells the other services")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response enable(@PathParam("id") String id) {
        return change(id, lifecycle::enable);
    }

    /** Assigns its roles. */
    @PUT
    @Path("/roles")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(summary = "Assign all roles of an account; where one is taken, its sessions end")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "These are its roles")
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "conflict: nobody would be left to administer")
    public Response assign(@PathParam("id") String id, RolesRequest request) {
        List<Violation> violations = request.violations();
        return violations.isEmpty()
                ? change(id, account -> lifecycle.assign(account, Set.copyOf(request.roles())))
                : Problem.of(ProblemType.INVALID_REQUEST).violations(violations).response();
    }

    private static Response change(String id, Function<UserId, Change> act) {
        return Changes.answer(UserId.parse(id).map(act).orElse(Change.NO_ACCOUNT));
    }
}
