package io.symbolon.sample;

import io.symbolon.common.outbound.InternalClient;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The stock service, as the shop calls it: with a token, by the one annotation. */
@RegisterRestClient(configKey = "stock")
@InternalClient("shop-service")
public interface StockClient {
    @POST
    @Path("/stock/{item}")
    String reserve(@PathParam("item") String item);
}
