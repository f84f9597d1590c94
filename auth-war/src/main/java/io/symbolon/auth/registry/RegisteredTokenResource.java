package io.symbolon.auth.registry;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.credential.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One of a service's tokens, for administrators. Thread-safe. */
@Path("/v1/auth/services/{name}/tokens/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RegisteredTokenResource {
    private final Registry registry;

    /** For the container. */
    public RegisteredTokenResource() {
        this(null);
    }

    @Inject
    public RegisteredTokenResource(Registry registry) {
        this.registry = registry;
    }

    /** Takes it away. */
    @DELETE
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Delete a service's token; configuration will not bring it back")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is refused from now on")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response delete(@PathParam("name") String name, @PathParam("id") String id) {
        return Answers.named(name, service -> UserId.parse(id)
                .map(token -> Answers.done(registry.deleteToken(service, token.value())))
                .orElseGet(Answers::unknown));
    }
}
