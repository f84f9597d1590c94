package io.symbolon.common.authclient;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Asks auth what it is asked itself. */
@Path("/questions")
public class QuestionResource {
    private final AuthClient auth;

    /** For the container. */
    public QuestionResource() {
        this(null);
    }

    @Inject
    public QuestionResource(AuthClient auth) {
        this.auth = auth;
    }

    @GET
    @PermitAll
    @Path("/token")
    public String token(@QueryParam("token") String token) {
        TokenStatus status = auth.validateToken(Secret.of(token));
        return status + (status.user() == null ? "" : " " + status.user().email());
    }

    @GET
    @PermitAll
    @Path("/service-token")
    public boolean serviceToken(@QueryParam("name") String name, @QueryParam("token") String token) {
        return auth.validateServiceToken(new ServiceName(name), Secret.of(token));
    }

    @GET
    @PermitAll
    @Path("/revocation")
    public void revocation(@QueryParam("token") String token) {
        auth.revokeToken(Secret.of(token));
    }

    @GET
    @PermitAll
    @Path("/user")
    public String user(@QueryParam("id") String id) {
        return auth.user(UUID.fromString(id)).map(AuthUser::email).orElse("nobody");
    }
}
