package io.symbolon.common.inbound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** Auth's feed of revocations; public because REST client interfaces must be. */
public interface AuthRevocationsEndpoint extends Closeable {
    @GET
    @Path("/v1/auth/revocations")
    @Produces(MediaType.APPLICATION_JSON)
    Response since(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("since") String cursor);
}
