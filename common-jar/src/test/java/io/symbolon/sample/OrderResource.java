package io.symbolon.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Takes orders from anybody. */
@Path("/orders/{item}")
public class OrderResource {
    private final StockClient stock;

    @Inject
    public OrderResource(@RestClient StockClient stock) {
        this.stock = stock;
    }

    @POST
    @PermitAll
    public String order(@PathParam("item") String item) {
        return stock.reserve(item);
    }
}
