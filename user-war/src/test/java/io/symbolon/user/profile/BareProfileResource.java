package io.symbolon.user.profile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers as many characters as it is asked for: no guard, no policy, no database, no decryption. */
@Path("/profile/{size}")
public class BareProfileResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String read(@PathParam("size") int size) {
        return "\"" + "x".repeat(size - 2) + "\"";
    }
}
