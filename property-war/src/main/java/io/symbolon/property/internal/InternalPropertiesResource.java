package io.symbolon.property.internal;

import io.symbolon.common.inbound.InternalOnly;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.property.property.PropertyStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;

/** The internal door: what a service may learn of a user's properties (CONTRACT section 6). */
@Path("api/internal/properties/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class InternalPropertiesResource {
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final PropertyStore store;

    public InternalPropertiesResource() { // CDI proxy
        this(null);
    }

    @Inject
    public InternalPropertiesResource(PropertyStore store) {
        this.store = store;
    }

    @GET
    @RolesAllowed("service")
    @InternalOnly(secondFactor = true)
    @RequiresScope("properties:read")
    @Operation(summary = "A user's properties, the oldest first, at most 1000; none for an unknown user")
    @SecurityRequirementsSet({@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "internal")})
    @APIResponse(responseCode = "200", description = "The properties")
    public UserProperties ofUser(@PathParam("user_id") String userId) {
        return user(userId)
                .map(user -> UserProperties.of(user.toString(), store.claims(user, UserProperties.MOST + 1)))
                .orElseGet(() -> UserProperties.of(userId, List.of()));
    }

    /** Empty for what is nobody's identifier. */
    private static Optional<UUID> user(String id) {
        return Optional.of(id).filter(text -> UUID_FORM.matcher(text).matches()).map(UUID::fromString);
    }
}
