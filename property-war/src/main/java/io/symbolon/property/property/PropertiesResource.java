package io.symbolon.property.property;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The caller's own properties: {@code /api/properties/} (CONTRACT section 6). */
@Path("api/properties")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PropertiesResource {
    /** 1 to 100; a parameter that the runtime cannot convert would be 404. */
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

    private final PropertyStore store;
    private final PropertyAccess access;
    private final CurrentCaller caller;
    private final Clock clock;

    public PropertiesResource() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public PropertiesResource(PropertyStore store, PropertyAccess access, CurrentCaller caller, Clock clock) {
        this.store = store;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("user")
    @Operation(summary = "Own properties, the oldest first")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = PropertyPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations: limit or cursor")
    public Response list(@QueryParam("limit") @DefaultValue("20") String limit, @QueryParam("cursor") String cursor) {
        if (!LIMIT.matcher(limit).matches()) {
            return refused("limit", "must be a number from 1 to 100");
        }
        Optional<Cursor> after = cursor == null ? Optional.of(Cursor.START) : Cursor.parse(cursor);
        return after.map(start -> page(start, Integer.parseInt(limit)))
                .orElseGet(() -> refused("cursor", "must be one that this list gave"));
    }

    private Response page(Cursor after, int limit) {
        PropertyPage page = PropertyPage.of(store.list(caller.user().id(), after, limit + 1), limit);
        Response.ResponseBuilder answer = Response.ok(page);
        return page.next() == null
                ? answer.build()
                : answer.link(next(limit, page.next()), "next").build();
    }

    private static Response refused(String parameter, String why) {
        return Problem.of(ProblemType.INVALID_REQUEST)
                .violations(List.of(new Violation(parameter, why)))
                .response();
    }

    private static URI next(int limit, String cursor) {
        return UriBuilder.fromPath("/api/properties/")
                .queryParam("limit", limit)
                .queryParam("cursor", cursor)
                .build();
    }

    @POST
    @RolesAllowed("user")
    @Transactional // with its record: neither is there without the other
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keep a property of one's own")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The property; Location says where it is",
            content = @Content(schema = @Schema(implementation = PropertyView.class)))
    public Response create(@NotNull @Valid NewProperty wanted) {
        PropertyView kept =
                store.add(new Property(UUID.randomUUID(), caller.user().id(), wanted, clock.instant()));
        access.record(AuditType.SENSITIVE_CREATE, kept);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/property/" + kept.id())
                .tag(kept.tag())
                .entity(kept)
                .build();
    }
}
