package io.symbolon.user.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.precondition.Preconditions;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /users/{id}/profile} of CONTRACT section 5. */
@Path("/users/{id}/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
@SecurityRequirement(name = "bearer")
@ApplicationScoped
public class ProfileResource {
    /** Seconds; the event that creates a profile takes less. */
    private static final int RETRY_AFTER = 1;

    private final ProfileAccess access;
    private final ProfileRevision revision;

    /** Of the request that its thread handles; as a parameter it would be made anew for each. */
    @Context
    private HttpHeaders headers;

    public ProfileResource() {
        this(null, null); // CDI proxy
    }

    @Inject
    public ProfileResource(ProfileAccess access, ProfileRevision revision) {
        this.access = access;
        this.revision = revision;
    }

    @GET
    @RolesAllowed({"user", "admin", "service"})
    @RequiresScope("profiles:read")
    @Operation(summary = "A user's profile: the user's own, or anybody's for administrators and services")
    @APIResponse(
            responseCode = "200",
            description = "The profile, with its entity tag",
            content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present entity tag")
    @APIResponse(responseCode = "403", description = "Another user's, whether it exists or not")
    @APIResponse(responseCode = "404", description = "There is none, or not yet")
    @APIResponse(responseCode = "412", description = "If-Match names another state")
    public Response read(@PathParam("id") String id) {
        Optional<UserId> asked = access.asked(id);
        if (!access.may(ProfilePolicies.READ, asked, ProfileField.ALL)) {
            return Problem.of(ProblemType.FORBIDDEN).response();
        }
        return asked.flatMap(access::read).map(this::shown).orElseGet(() -> absent(asked));
    }

    @PATCH
    @RolesAllowed({"user", "admin"})
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a profile by a JSON Merge Patch (RFC 7396): null removes, objects merge")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The profile as it is now, with its entity tag",
            content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "400", description = "Members that are unknown, read-only or not acceptable")
    @APIResponse(responseCode = "412", description = "If-Match names another state")
    public Response change(@PathParam("id") String id, ObjectNode patch) {
        Optional<UserId> asked = access.asked(id);
        ProfilePatch wanted = new ProfilePatch(patch);
        if (!access.may(ProfilePolicies.CHANGE, asked, wanted.changeable())) {
            return Problem.of(ProblemType.FORBIDDEN).response();
        }
        return asked.map(user -> revision.of(user, wanted, this::isWanted))
                .map(outcome -> answer(outcome, asked))
                .orElseGet(() -> absent(asked));
    }

    private boolean isWanted(ProfileView present) {
        return Preconditions.areMet(headers, tag(present));
    }

    private Response answer(ProfileRevision.Outcome outcome, Optional<UserId> asked) {
        if (outcome instanceof ProfileRevision.Revised revised) {
            if (!revised.isChanged()) {
                access.noteShown(asked.orElseThrow(), revised.profile());
            }
            return Response.ok(revised.profile()).tag(tag(revised.profile())).build();
        }
        if (outcome instanceof ProfileRevision.Refused refused) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(refused.violations())
                    .response();
        }
        return outcome instanceof ProfileRevision.Absent
                ? absent(asked)
                : Problem.of(ProblemType.PRECONDITION_FAILED).response();
    }

    private Response shown(ProfileView profile) {
        EntityTag tag = tag(profile);
        return Preconditions.insteadOf(headers, tag)
                .orElseGet(() -> Response.ok(profile).tag(tag).build());
    }

    private static EntityTag tag(ProfileView profile) {
        return new EntityTag(profile.entityTag());
    }

    /** One's own is on its way: the account exists, or there would be no token. */
    private Response absent(Optional<UserId> asked) {
        Problem absent = Problem.of(ProblemType.NOT_FOUND);
        boolean isOwn = asked.filter(access::isOwn).isPresent();
        return isOwn ? absent.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).response() : absent.response();
    }
}
