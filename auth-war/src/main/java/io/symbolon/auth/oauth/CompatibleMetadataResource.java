package io.symbolon.auth.oauth;

import io.symbolon.auth.keys.KeySettings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The same metadata where clients of OpenID Connect look for it (RFC 8414 §5). Thread-safe. */
@Path("/.well-known/openid-configuration")
@Produces(MediaType.APPLICATION_JSON)
public class CompatibleMetadataResource {
    private final Metadata metadata;
    private final KeySettings keys;

    /** For the container. */
    public CompatibleMetadataResource() {
        this(null, null);
    }

    @Inject
    public CompatibleMetadataResource(Metadata metadata, KeySettings keys) {
        this.metadata = metadata;
        this.keys = keys;
    }

    /** The document. */
    @GET
    @PermitAll
    @Operation(summary = "What this authorization server can do, where OpenID Connect looks for it (RFC 8414)")
    @APIResponse(responseCode = "200", description = "Endpoints, grants, client authentication methods and algorithms")
    public Response metadata() {
        return Response.ok(metadata.document())
                .header(HttpHeaders.CACHE_CONTROL, "max-age=" + keys.maxAge().toSeconds())
                .build();
    }
}
