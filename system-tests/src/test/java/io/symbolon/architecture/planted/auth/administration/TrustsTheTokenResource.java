package io.symbolon.architecture.planted.auth.administration;

import io.symbolon.architecture.planted.Breaks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Breaks("administrators are looked up, not believed")
@Path("/trusting")
public class TrustsTheTokenResource {
    @GET
    @RolesAllowed("admin")
    public String get() {
        return "";
    }
}
