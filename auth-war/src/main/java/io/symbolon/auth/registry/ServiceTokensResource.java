package io.symbolon.auth.registry;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.auth.client.ServiceTokens;
import io.symbolon.common.json.StrictJson;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** A service's tokens, for administrators. Thread-safe. */
@Path("/v1/auth/services/{name}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServiceTokensResource {
    private final Registry registry;
    private final ServiceTokens tokens;

    /** For the container. */
    public ServiceTokensResource() {
        this(null, null);
    }

    @Inject
    public ServiceTokensResource(Registry registry, ServiceTokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    /** Without the tokens themselves. */
    @GET
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "A service's tokens: created, expires, last used")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = TokenPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response list(
            @PathParam("name") String name, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Answers.named(name, service -> registry.find(service)
                .map(found -> page(found, limit, cursor))
                .orElseGet(Answers::unknown));
    }

    private static Response page(ServiceView service, String limit, String cursor) {
        List<String> ids = service.tokens().stream().map(TokenView::key).toList();
        PageRequest asked = PageRequest.of(limit, cursor, ids::contains);
        int from = asked.after().map(after -> ids.indexOf(after) + 1).orElse(0);
        return asked.refusal()
                .orElseGet(() -> Page.answer(
                        asked,
                        service.tokens().stream().skip(from).limit(asked.rows()).toList(),
                        path(service.name()),
                        TokenView::key));
    }

    private static String path(String service) {
        return "/v1/auth/services/" + service + "/tokens";
    }

    /** One more, beside the one in use: rotation without a gap. The body may be missing altogether. */
    @POST
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "A further token for a service, shown once")
    @SecurityRequirement(name = "bearer")
    @RequestBody(
            required = false,
            description = "How long it is to live",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewTokenRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The token; unless told otherwise it lives for 90 days",
            content = @Content(schema = @Schema(implementation = NewTokenAnswer.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "conflict: two tokens live, or the service has keys")
    public Response add(@PathParam("name") String name, byte[] body, @Context HttpHeaders headers) {
        NewTokenRequest request = StrictJson.optional(NewTokenRequest.class, headers.getMediaType(), body)
                .orElse(NewTokenRequest.USUAL);
        return Answers.named(name, service -> request.violation()
                .map(violation -> Problem.of(ProblemType.INVALID_REQUEST)
                        .violations(List.of(violation))
                        .response())
                .orElseGet(() -> add(service, tokens.make(request.life()))));
    }

    private Response add(ServiceName service, NewServiceToken token) {
        return switch (registry.addToken(service, token)) {
            case DONE -> Answers.created(path(service.value()) + "/" + token.id(), service, token);
            case CONFLICT -> Answers.conflict("Two tokens of the service live, or it proves itself by keys.");
            case UNKNOWN -> Answers.unknown();
        };
    }

    abstract static class TokenPage extends PageOf<TokenView> {}
}
