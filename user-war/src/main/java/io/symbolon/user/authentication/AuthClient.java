package io.symbolon.user.authentication;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import io.symbolon.user.remote.AuthProblemMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * auth, as far as logging in asks it. Its base URL is {@code services.auth.url}. Every method throws {@link
 * io.symbolon.user.remote.AuthProblemException} for a status of 300 and above, {@link jakarta.ws.rs.ProcessingException} when auth
 * cannot be reached or answers something else. Thread-safe.
 */
@RegisterRestClient(configKey = "auth-service")
@RegisterProvider(TolerantJson.class)
@RegisterProvider(AuthProblemMapper.class)
@InternalClient("auth-credentials")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AuthClient {
    /** Checks credentials; limits and sessions go by the user's own address in them. */
    @POST
    @Path("/v1/auth/internal/credentials")
    CheckedCredentials check(Credentials credentials);

    /** Begins the session that a ticket stands for; the ticket is used up, unless the claims were refused. */
    @POST
    @Path("/v1/auth/internal/sessions")
    BegunSession begin(NewSession session);
}
