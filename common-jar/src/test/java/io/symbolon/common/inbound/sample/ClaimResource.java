package io.symbolon.common.inbound.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/** One for all requests: what it knows of a caller it must ask anew each time. */
@Path("/claims")
@ApplicationScoped
public class ClaimResource {
    private final ClaimValue<String> subject;
    private final ClaimValue<Optional<Boolean>> verified;
    private final Provider<Long> expires;

    public ClaimResource() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ClaimResource(
            @Claim(standard = Claims.sub) ClaimValue<String> subject,
            @Claim("email_verified") ClaimValue<Optional<Boolean>> verified,
            @Claim("exp") Provider<Long> expires) {
        this.subject = subject;
        this.verified = verified;
        this.expires = expires;
    }

    @GET
    @RolesAllowed({"user", "service"})
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject claims() {
        return Json.createObjectBuilder()
                .add("subject", subject.getValue())
                .add("verified", verified.getValue().orElse(false))
                .add("expires", expires.get())
                .build();
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return subject.getValue() + " " + verified.getValue() + " " + expires.get();
    }
}
