package io.symbolon.auth.accountmail;

import io.symbolon.common.json.TolerantJson;
import io.symbolon.common.outbound.InternalClient;
import io.symbolon.common.outbound.InternalClientAuthFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** email-service, as far as it is called from here. Its base URL is {@code email.service.url}. Thread-safe. */
@RegisterRestClient(configKey = "email-service")
@RegisterProvider(InternalClientAuthFilter.class)
@RegisterProvider(TolerantJson.class)
@InternalClient("email-service")
public interface EmailClient {
    /**
     * Hands a mail over; 202 means that it is stored.
     *
     * @param idempotencyKey the same for the same mail, however often it is handed over
     * @throws jakarta.ws.rs.WebApplicationException for a status of 400 and above
     * @throws jakarta.ws.rs.ProcessingException when email-service or a token for it cannot be reached
     */
    @POST
    @Path("/send")
    @Consumes(MediaType.APPLICATION_JSON)
    Response send(@HeaderParam("Idempotency-Key") String idempotencyKey, EmailMessage message);
}
