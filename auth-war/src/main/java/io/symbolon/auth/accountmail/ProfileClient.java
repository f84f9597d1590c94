package io.symbolon.auth.accountmail;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import io.symbolon.common.outbound.InternalClientAuthFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** user-service, as far as it is called from here. Its base URL is {@code user.service.url}. Thread-safe. */
@RegisterRestClient(configKey = "user-service")
@RegisterProvider(InternalClientAuthFilter.class)
@RegisterProvider(TolerantJson.class)
@InternalClient("user-service")
public interface ProfileClient {
    /** What matters here of a profile; {@code locale} may be null. */
    record Profile(String locale) {}

    /**
     * A user's profile.
     *
     * @throws jakarta.ws.rs.WebApplicationException for a status of 400 and above
     * @throws jakarta.ws.rs.ProcessingException when user-service or a token for it cannot be reached
     */
    @GET
    @Path("/v1/users/{id}/profile")
    @Produces(MediaType.APPLICATION_JSON)
    Profile profile(@PathParam("id") UUID id);
}
