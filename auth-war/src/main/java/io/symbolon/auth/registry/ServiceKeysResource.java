package io.symbolon.auth.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.client.ClientKeys;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The keys a service proves itself with, for administrators. Thread-safe. */
@Path("/v1/auth/services/{name}/keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServiceKeysResource {
    private final Registry registry;

    /** For the container. */
    public ServiceKeysResource() {
        this(null);
    }

    @Inject
    public ServiceKeysResource(Registry registry) {
        this.registry = registry;
    }

    /** Replaces them; with an empty set the service proves itself by tokens again, once it has one. */
    @PUT
    @Consumes({MediaType.APPLICATION_JSON, "application/jwk-set+json"})
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Register the public keys (a JWK Set) a service signs its assertions with; its tokens go")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "From now on it proves itself by these keys alone")
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response put(@PathParam("name") String name, ObjectNode jwks) {
        return Answers.named(name, service -> put(service, jwks));
    }

    private Response put(ServiceName service, ObjectNode jwks) {
        try {
            return Answers.done(registry.putKeys(service, ClientKeys.parse(jwks.toString())));
        } catch (IllegalArgumentException unacceptable) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(List.of(new Violation("keys", unacceptable.getMessage())))
                    .response();
        }
    }
}
