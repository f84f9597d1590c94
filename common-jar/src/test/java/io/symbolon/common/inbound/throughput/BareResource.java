package io.symbolon.common.inbound.throughput;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The unprotected twin of {@link GuardedResource}. */
@Path("/twin")
public class BareResource {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return "well";
    }
}
