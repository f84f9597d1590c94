package io.symbolon.user.authentication;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** property-service's internal door, the same connections for all. Its base URL is {@code property.service.url}. Thread-safe. */
@ApplicationScoped
@RegisterRestClient(configKey = "property-service")
@RegisterProvider(TolerantJson.class)
@InternalClient(value = "property-service", secondFactor = true)
public interface PropertyClient {
    /**
     * A user's properties, the oldest first; none for an unknown user.
     *
     * @throws jakarta.ws.rs.WebApplicationException for a status of 400 and above
     * @throws jakarta.ws.rs.ProcessingException when property-service or a token for it cannot be reached, or the answer is
     *     something else
     */
    @GET
    @Path("/api/internal/properties/users/{user_id}")
    @Produces(MediaType.APPLICATION_JSON)
    OwnProperties ofUser(@PathParam("user_id") UUID user);
}
