package io.symbolon.auth.revocation;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.keys.KeyAdministration;
import io.symbolon.auth.revoked.Kind;
import io.symbolon.auth.revoked.RevocationFeed;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** What was revoked, for services to follow and administrators to add to. Thread-safe. */
@Path("/v1/auth/revocations")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RevocationsResource {
    private final RevocationFeed feed;
    private final AdministrativeRevocation revocation;
    private final KeyAdministration keys;

    /** For the container. */
    public RevocationsResource() {
        this(null, null, null);
    }

    @Inject
    public RevocationsResource(RevocationFeed feed, AdministrativeRevocation revocation, KeyAdministration keys) {
        this.keys = keys;
        this.feed = feed;
        this.revocation = revocation;
    }

    /** What came after a cursor. */
    @GET
    @RolesAllowed("service")
    @RequiresScope("auth:revocations:read")
    @Operation(summary = "The feed of revocations: what came since the cursor of the page before")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "At most 1000 entries; reset: true with the whole, when the cursor is missing or unknown",
            content = @Content(schema = @Schema(implementation = RevocationPage.class)))
    public Response since(@QueryParam("since") String since) {
        return Response.ok(feed.after(since))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Revokes by kind and value; a key of ours is tainted, so that another one signs. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Revoke a token, a session, a subject, a client or a key")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "Every service hears of it within a second")
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response revoke(RevocationRequest request) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(violations)
                    .response();
        }
        boolean tainted = request.kind().equals(Kind.KID.text()) && keys.taint(request.value());
        if (!tainted) {
            revocation.revoke(request);
            revocation.settle(request);
        }
        return Response.noContent().build();
    }
}
