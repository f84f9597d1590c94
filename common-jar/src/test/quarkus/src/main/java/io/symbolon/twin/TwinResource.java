package io.symbolon.twin;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What common-jar's GuardedResource answers, behind SmallRye JWT. */
@Path("/twin")
public class TwinResource {
    @GET
    @RolesAllowed("user")
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return "well";
    }

    @GET
    @Path("/public")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    public String open() {
        return "well";
    }
}
