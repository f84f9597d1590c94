package io.symbolon.auth.rotation;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.auth.keys.KeyAdministration;
import io.symbolon.auth.keys.KeysAnswer;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The signing keys, for administrators (CONTRACT section 4). Thread-safe. */
@Path("/v1/auth/keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class KeysResource {
    /** Ours are thumbprints (RFC 7638), 43 characters of base64url. */
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final KeyAdministration keys;

    /** For the container. */
    public KeysResource() {
        this(null);
    }

    @Inject
    public KeysResource(KeyAdministration keys) {
        this.keys = keys;
    }

    /** Lets the next key sign. */
    @POST
    @Path("/rotate")
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Rotate: the standby key signs, the active one retires, a new standby is published")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The standby signs from now on",
            content = @Content(schema = @Schema(implementation = KeysAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "The standby was not public for twice the max-age yet: it signs as soon as it was (rotating: true), and"
                            + " its successor is published now",
            content = @Content(schema = @Schema(implementation = KeysAnswer.class)))
    public Response rotate() {
        KeysAnswer answer = keys.rotate();
        return Response.status(answer.rotating() ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Believes a key no more. */
    @POST
    @Path("/{kid}/taint")
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Taint a key: nothing it signed or will sign is believed, the standby signs at once")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "204",
            description = "Every service hears of it within seconds; repeating it changes nothing")
    @APIResponse(responseCode = "404", description = "not-found: there is no such key")
    public Response taint(@PathParam("kid") String kid) {
        boolean known = KID.matcher(kid).matches() && keys.taint(kid);
        return known
                ? Response.noContent().build()
                : Problem.of(ProblemType.NOT_FOUND).response();
    }
}
