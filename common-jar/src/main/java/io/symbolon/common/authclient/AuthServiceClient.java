package io.symbolon.common.authclient;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import io.symbolon.common.outbound.InternalClientAuthFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * The service-only calls of auth, as {@link AuthClient} makes them. Public because MicroProfile REST Client demands it; not
 * meant to be used.
 */
@RegisterProvider(InternalClientAuthFilter.class)
@RegisterProvider(TolerantJson.class)
@InternalClient("auth-service")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AuthServiceClient extends Closeable {
    @POST
    @Path("/v1/auth/validate-token")
    Response validateToken(Map<String, String> request);

    @POST
    @Path("/v1/auth/validate-service-token")
    Response validateServiceToken(Map<String, String> request);

    @POST
    @Path("/v1/auth/revoke-token")
    Response revokeToken(Map<String, String> request);

    @GET
    @Path("/v1/auth/users/{id}")
    Response user(@PathParam("id") String id);
}
