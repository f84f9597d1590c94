package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Breaks("paths only on resources")
public class PathOnAMethod {
    @GET
    @PermitAll
    @Path("/method")
    public String get() {
        return "";
    }
}
