package io.symbolon.property.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.precondition.Preconditions;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One property: {@code /api/property/{id}} (CONTRACT section 6). Somebody else's is as if it did not exist. */
@Path("api/property/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PropertyResource {
    private final PropertyStore store;
    private final PropertyAccess access;
    private final PropertyPatch patches;
    private final Clock clock;

    /** Of the request that its thread handles; as a parameter it would be made anew for each. */
    @Context
    private HttpHeaders headers;

    public PropertyResource() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public PropertyResource(PropertyStore store, PropertyAccess access, PropertyPatch patches, Clock clock) {
        this.store = store;
        this.access = access;
        this.patches = patches;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"user", "admin"})
    @Operation(summary = "Read a property: its owner, or an administrator")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The property, with its entity tag",
            content = @Content(schema = @Schema(implementation = PropertyView.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present entity tag")
    @APIResponse(responseCode = "404", description = "None, or somebody else's")
    @APIResponse(responseCode = "412", description = "If-Match names another entity tag than the present one")
    public Response read(@PathParam("id") UUID id) {
        return access.read(id)
                .map(property ->
                        Preconditions.insteadOf(headers, property.tag()).orElseGet(() -> shown(property)))
                .orElseGet(PropertyAccess::absent);
    }

    @PATCH
    @Transactional // with its record: neither is there without the other
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({"user", "admin"})
    @Operation(summary = "Change a property of one's own: JSON Merge Patch (RFC 7396)")
    @SecurityRequirement(name = "bearer")
    @RequestBody(content = @Content(schema = @Schema(implementation = PropertyView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The property as it is now, with its entity tag",
            content = @Content(schema = @Schema(implementation = PropertyView.class)))
    @APIResponse(responseCode = "403", description = "An administrator, who may only read")
    @APIResponse(responseCode = "404", description = "None, or somebody else's")
    @APIResponse(responseCode = "412", description = "If-Match names another entity tag than the present one")
    public Response change(@PathParam("id") UUID id, @NotNull ObjectNode patch) {
        return access.refusal(id, PropertyPolicies.CHANGE, PropertyPatch.changeable(patch))
                .orElseGet(() -> changed(id, patch));
    }

    @DELETE
    @Transactional
    @RolesAllowed({"user", "admin"})
    @Operation(summary = "Remove a property of one's own")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "An administrator, who may only read")
    @APIResponse(responseCode = "404", description = "None, or somebody else's")
    @APIResponse(responseCode = "412", description = "If-Match names another entity tag than the present one")
    public Response remove(@PathParam("id") UUID id) {
        return access.refusal(id, PropertyPolicies.REMOVE, PropertyField.ALL)
                .orElseGet(() -> answer(store.remove(id, this::isWanted), removed -> {
                    access.record(AuditType.SENSITIVE_DELETE, removed);
                    return Response.noContent().build();
                }));
    }

    private Response changed(UUID id, ObjectNode patch) {
        List<Violation> readOnly = PropertyPatch.violations(patch);
        if (!readOnly.isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST).violations(readOnly).response();
        }
        return answer(store.edit(id, this::isWanted, it -> patches.apply(patch, it), clock.instant()), edited -> {
            access.record(AuditType.SENSITIVE_UPDATE, edited);
            return shown(edited);
        });
    }

    private boolean isWanted(PropertyView present) {
        return Preconditions.areMet(headers, present.tag());
    }

    private static Response answer(Optional<Edit> edit, Function<PropertyView, Response> done) {
        return edit.map(it -> it.isDone()
                        ? done.apply(it.result())
                        : Problem.of(ProblemType.PRECONDITION_FAILED).response())
                .orElseGet(PropertyAccess::absent);
    }

    private static Response shown(PropertyView property) {
        return Response.ok(property).tag(property.tag()).build();
    }
}
