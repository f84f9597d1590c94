package io.symbolon.common.inbound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.Closeable;
import java.io.InputStream;

/** Auth's public keys; public because REST client interfaces must be. */
public interface AuthJwksEndpoint extends Closeable {
    @GET
    @Path("/.well-known/jwks.json")
    @Produces({"application/jwk-set+json", "application/json"})
    InputStream jwks();
}
