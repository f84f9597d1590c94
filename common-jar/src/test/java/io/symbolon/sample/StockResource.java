package io.symbolon.sample;

import io.symbolon.common.inbound.InternalOnly;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Reserves for services alone, and knows which one asks. */
@Path("/stock/{item}")
public class StockResource {
    private final CurrentCaller caller;

    /** For the container. */
    public StockResource() {
        this(null);
    }

    @Inject
    public StockResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @POST
    @InternalOnly
    @RolesAllowed("service")
    @RequiresScope("stock:reserve")
    public String reserve(@PathParam("item") String item) {
        return item + " reserved for " + caller.service().name();
    }
}
