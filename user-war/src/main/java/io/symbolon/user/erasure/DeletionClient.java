package io.symbolon.user.erasure;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import io.symbolon.common.outbound.OnBehalfOfCaller;
import io.symbolon.user.remote.AuthProblemMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * auth, asked on behalf of the user who calls. Its base URL is {@code services.auth.url}; the same connections for
 * all. Thread-safe.
 */
@ApplicationScoped
@RegisterRestClient(configKey = "auth-service")
@RegisterProvider(TolerantJson.class)
@RegisterProvider(AuthProblemMapper.class)
@InternalClient("auth-deletion")
@OnBehalfOfCaller
public interface DeletionClient {
    /**
     * Ends the user's account.
     *
     * @throws io.symbolon.user.remote.AuthProblemException for a status of 300 and above
     * @throws jakarta.ws.rs.ProcessingException when auth cannot be reached, or gives no token for the user
     */
    @DELETE
    @Path("/v1/auth/users/{id}")
    Response delete(@PathParam("id") String id);
}
