package io.symbolon.user.profile;

import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /users/{id}/profile} of CONTRACT section 5. */
@Path("/users/{id}/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
@SecurityRequirement(name = "bearer")
public class ProfileResource {
    /** The caller's own, in place of an identifier. */
    private static final String ME = "me";

    /** Seconds; the event that creates a profile takes less. */
    private static final int RETRY_AFTER = 1;

    private final ProfileStore profiles;
    private final CurrentCaller current;

    public ProfileResource() {
        this(null, null); // CDI proxy
    }

    @Inject
    public ProfileResource(ProfileStore profiles, CurrentCaller current) {
        this.profiles = profiles;
        this.current = current;
    }

    @GET
    @RolesAllowed({"user", "admin", "service"})
    @RequiresScope("profiles:read")
    @Operation(summary = "A user's profile: the user's own, or anybody's for administrators and services")
    public Response read(@PathParam("id") String id, @Context Request request) {
        Caller caller = current.get().orElseThrow();
        Optional<UserId> own = own(caller);
        Optional<UserId> asked = ME.equals(id) ? own : UserId.parse(id);
        boolean isOwn = asked.isPresent() && asked.equals(own);
        if (!isOwn && !mayReadOthers(caller)) {
            return Problem.of(ProblemType.FORBIDDEN).response();
        }
        return asked.flatMap(profiles::find)
                .map(profile -> shown(profile, request))
                .orElseGet(() -> absent(isOwn));
    }

    private static Optional<UserId> own(Caller caller) {
        return caller instanceof UserCaller user ? Optional.of(new UserId(user.id())) : Optional.empty();
    }

    private static boolean mayReadOthers(Caller caller) {
        return caller.hasRole("admin") || caller.hasRole("service");
    }

    private static Response shown(ProfileView profile, Request request) {
        EntityTag tag = new EntityTag(profile.entityTag());
        Response.ResponseBuilder unmet = request.evaluatePreconditions(tag);
        if (unmet == null) {
            return Response.ok(profile).tag(tag).build();
        }
        Response bare = unmet.tag(tag).build();
        return bare.getStatus() == ProblemType.PRECONDITION_FAILED.status()
                ? Problem.of(ProblemType.PRECONDITION_FAILED).response()
                : bare;
    }

    /** One's own is on its way: the account exists, or there would be no token. */
    private static Response absent(boolean isOwn) {
        Problem absent = Problem.of(ProblemType.NOT_FOUND);
        return isOwn ? absent.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).response() : absent.response();
    }
}
