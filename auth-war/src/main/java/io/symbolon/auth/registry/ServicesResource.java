package io.symbolon.auth.registry;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.auth.client.ServiceTokens;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** All services, for administrators. Thread-safe. */
@Path("/v1/auth/services")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServicesResource {
    private static final String PATH = "/v1/auth/services";

    private final Registry registry;
    private final ServiceTokens tokens;

    /** For the container. */
    public ServicesResource() {
        this(null, null);
    }

    @Inject
    public ServicesResource(Registry registry, ServiceTokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    /** By name. */
    @GET
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Registered services by name")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = ServicePage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        PageRequest asked = PageRequest.of(limit, cursor, ServiceName::isValid);
        return asked.refusal()
                .orElseGet(() -> Page.answer(
                        asked, registry.list(asked.after().orElse(""), asked.rows()), PATH, ServiceView::name));
    }

    /** Registers a service, and shows its first token once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Register a service; its first token is shown once")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The service and its token",
            content = @Content(schema = @Schema(implementation = NewTokenAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "409", description = "conflict: there is a service of that name")
    public Response register(ServiceRequest request) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response();
        }
        ServiceName name = new ServiceName(request.name());
        NewServiceToken token = tokens.make(ServiceTokens.LIFE);
        return registry.register(request.rights().client(name), token) == Registry.Outcome.DONE
                ? Answers.created(PATH + "/" + name, name, token)
                : Answers.conflict("There is a service of that name.");
    }

    abstract static class ServicePage extends PageOf<ServiceView> {}
}
