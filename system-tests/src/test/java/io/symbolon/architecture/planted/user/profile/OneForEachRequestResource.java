package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Breaks("one resource serves all requests")
@Path("/anew")
public class OneForEachRequestResource {
    @GET
    @PermitAll
    public String get() {
        return "";
    }
}
