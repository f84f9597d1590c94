package io.symbolon.auth.logout;

import io.symbolon.auth.authority.LiveSession;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One's own sessions. Thread-safe. */
@Path("/v1/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SessionsResource {
    private static final String PATH = "/v1/auth/sessions";

    private final Sessions sessions;
    private final Logout logout;
    private final CurrentCaller caller;

    /** For the container. */
    public SessionsResource() {
        this(null, null, null);
    }

    @Inject
    public SessionsResource(Sessions sessions, Logout logout, CurrentCaller caller) {
        this.sessions = sessions;
        this.logout = logout;
        this.caller = caller;
    }

    /** Those that live. */
    @GET
    @RolesAllowed("user")
    @LiveSession
    @Operation(summary = "The own sessions that live, the newest first")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        PageRequest asked = PageRequest.of(limit, cursor, key -> id(key).isPresent());
        return asked.refusal().orElseGet(() -> page(asked));
    }

    private Response page(PageRequest asked) {
        UserCaller user = caller.user();
        UUID current = UUID.fromString(user.sessionId());
        Optional<UUID> after = asked.after().flatMap(SessionsResource::id);
        List<SessionView> rows = sessions.live(user.id(), after, asked.rows()).stream()
                .map(session -> SessionView.of(session, current))
                .toList();
        return Page.answer(asked, rows, PATH, view -> view.id().toString());
    }

    /** Ends one; another's is as good as none. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("user")
    @LiveSession
    @Operation(summary = "End one of the own sessions; its tokens are refused within a second")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "It is over")
    @APIResponse(responseCode = "404", description = "not-found: none of one's own, or over already")
    public Response end(@PathParam("id") String id) {
        boolean ended = id(id).filter(session -> logout.end(caller.user().id(), session))
                .isPresent();
        return ended
                ? Response.noContent().build()
                : Problem.of(ProblemType.NOT_FOUND).response();
    }

    /** Sessions have ids of the form that users have. */
    private static Optional<UUID> id(String text) {
        return UserId.parse(text).map(UserId::value);
    }

    abstract static class SessionPage extends PageOf<SessionView> {}
}
