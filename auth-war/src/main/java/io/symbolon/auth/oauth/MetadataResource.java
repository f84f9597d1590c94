package io.symbolon.auth.oauth;

import io.symbolon.auth.keys.KeySettings;
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

/** The metadata of this authorization server, where clients of OAuth and of OpenID Connect look for it. Thread-safe. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MetadataResource {
    private final Metadata metadata;
    private final KeySettings keys;

    /** For the container. */
    public MetadataResource() {
        this(null, null);
    }

    @Inject
    public MetadataResource(Metadata metadata, KeySettings keys) {
        this.metadata = metadata;
        this.keys = keys;
    }

    /**
     * "Authorization servers supporting metadata MUST make a JSON document containing metadata as specified in Section
     * 2 available at a path formed by inserting a well-known URI string" (RFC 8414 §3).
     */
    @GET
    @Path("/oauth-authorization-server")
    @PermitAll
    @Operation(summary = "What this authorization server can do (RFC 8414)")
    @APIResponse(
            responseCode = "200",
            description = "Endpoints, grants, client authentication methods and algorithms",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response metadata() {
        return Response.ok(metadata.document())
                .header(HttpHeaders.CACHE_CONTROL, "max-age=" + keys.maxAge().toSeconds())
                .build();
    }

    /** The same (RFC 8414 §5). */
    @GET
    @Path("/openid-configuration")
    @PermitAll
    @Operation(summary = "What this authorization server can do, where OpenID Connect looks for it (RFC 8414)")
    @APIResponse(
            responseCode = "200",
            description = "Endpoints, grants, client authentication methods and algorithms",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response compatibleMetadata() {
        return metadata();
    }
}
