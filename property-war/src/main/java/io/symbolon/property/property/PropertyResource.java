package io.symbolon.property.property;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One property: {@code /api/property/{id}} (CONTRACT section 6). Somebody else's is as if it did not exist. */
@Path("api/property/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class PropertyResource {
    private final PropertyStore store;
    private final CurrentCaller caller;

    public PropertyResource() { // CDI proxy
        this(null, null);
    }

    @Inject
    public PropertyResource(PropertyStore store, CurrentCaller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"user", "admin"})
    @Operation(summary = "Read a property: its owner, or an administrator")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "The property, with its entity tag")
    @APIResponse(responseCode = "404", description = "None, or somebody else's")
    public Response read(@PathParam("id") UUID id, @Context Request request) {
        UserCaller reader = caller.user();
        return store.find(id)
                .filter(property -> property.belongsTo(reader.id()) || reader.hasRole("admin"))
                .map(property -> answer(property.view(), request))
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response());
    }

    private static Response answer(PropertyView property, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(property.tag());
        return unchanged != null
                ? unchanged.tag(property.tag()).build()
                : Response.ok(property).tag(property.tag()).build();
    }
}
