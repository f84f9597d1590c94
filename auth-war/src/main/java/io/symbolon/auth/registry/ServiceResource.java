package io.symbolon.auth.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.auth.authority.Administrators;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One service, for administrators. Thread-safe. */
@Path("/v1/auth/services/{name}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServiceResource {
    private final RegistryStore store;
    private final Registry registry;

    /** For the container. */
    public ServiceResource() {
        this(null, null);
    }

    @Inject
    public ServiceResource(RegistryStore store, Registry registry) {
        this.store = store;
        this.registry = registry;
    }

    /** The service with its tokens, which are not shown themselves. */
    @GET
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "A registered service")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "What it may do, and its tokens: created, expires, last used",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(responseCode = "404", description = "not-found")
    public Response service(@PathParam("name") String name) {
        return Answers.named(
                name, service -> registry.find(service).map(Answers::shown).orElseGet(Answers::unknown));
    }

    /** Changes what it may do, by RFC 7396. */
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Change a service's audiences, scopes and claims; what is taken away is taken at once")
    @SecurityRequirement(name = "bearer")
    @RequestBody(content = @Content(schema = @Schema(implementation = ServiceRights.class)))
    @APIResponse(
            responseCode = "200",
            description = "The service as it is now",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response change(@PathParam("name") String name, ObjectNode patch) {
        return Answers.named(name, service -> answer(service, registry.change(service, patch)));
    }

    /** Deletes it: it proves itself no more, and its access tokens are refused. */
    @DELETE
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Delete a service with its tokens and keys")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "Configuration will not bring it back")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response delete(@PathParam("name") String name) {
        return Answers.named(name, service -> Answers.done(registry.delete(service)));
    }

    private Response answer(ServiceName service, Registry.Change change) {
        if (!change.violations().isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(change.violations())
                    .response();
        }
        return store.find(service).map(Answers::shown).orElseGet(Answers::unknown);
    }
}
