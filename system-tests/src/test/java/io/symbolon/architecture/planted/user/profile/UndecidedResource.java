package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.annotation.security.DenyAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Breaks("each resource method decides who may call")
@Path("/undecided")
@DenyAll
public class UndecidedResource {
    @GET
    public String get() {
        return "";
    }
}
