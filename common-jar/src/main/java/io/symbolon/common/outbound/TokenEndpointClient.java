package io.symbolon.common.outbound;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/**
 * A token endpoint over HTTP. Public because MicroProfile REST Client demands it; not meant to be used. Bears no
 * {@code @Path}, so that no server takes it for a resource.
 */
public interface TokenEndpointClient extends Closeable {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response json(byte[] body);

    /** @param authorization null for none */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Response form(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body);
}
