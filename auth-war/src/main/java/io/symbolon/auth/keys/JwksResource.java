package io.symbolon.auth.keys;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The public keys (RFC 7517 §5), for everyone. Thread-safe. */
@Path("/.well-known/jwks.json")
@ApplicationScoped
public class JwksResource {
    private final KeyRing keys;
    private final KeySettings settings;

    /** For the container. */
    public JwksResource() {
        this(null, null);
    }

    @Inject
    public JwksResource(KeyRing keys, KeySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** The JWK Set. */
    @GET
    @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
    @PermitAll
    @Operation(summary = "The public keys that access tokens are verified with")
    @APIResponse(
            responseCode = "200",
            description = "A JWK Set: public members only, each key with kid, alg and use",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response jwks() {
        return Response.ok(keys.jwks(), MediaType.APPLICATION_JSON_TYPE)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "max-age=" + settings.maxAge().toSeconds())
                .build();
    }
}
