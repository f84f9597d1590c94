package io.symbolon.property.erasure;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** auth, asked whether an account is there. Its base URL is {@code services.auth.url}. Thread-safe. */
@RegisterRestClient(configKey = "auth-accounts")
@RegisterProvider(TolerantJson.class)
@RegisterProvider(RefusalMapper.class)
@InternalClient("auth-accounts")
public interface AccountClient {
    /**
     * The account, in an answer to be closed.
     *
     * @throws RefusedException for a status of 400 and above: 404 when there is none
     * @throws jakarta.ws.rs.ProcessingException when auth or a token for it cannot be reached
     */
    @GET
    @Path("/v1/auth/users/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    Response find(@PathParam("id") String id);
}
