package io.symbolon.common.inbound.sample;

import io.symbolon.common.inbound.AllowsActor;
import io.symbolon.common.inbound.AllowsRevoked;
import io.symbolon.common.inbound.InternalOnly;
import io.symbolon.common.inbound.RecentLogin;
import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.inbound.Stranger;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/sample")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SampleResource {
    private final CurrentCaller caller;
    private final Stranger stranger;
    private final JsonWebToken token;
    private final Principal principal;

    public SampleResource() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public SampleResource(CurrentCaller caller, Stranger stranger, JsonWebToken token, Principal principal) {
        this.caller = caller;
        this.stranger = stranger;
        this.token = token;
        this.principal = principal;
    }

    public record Address(@NotBlank String postalCode) {}

    public record Message(
            @NotBlank @Size(max = 10) String displayName,
            Integer count,
            @Valid Address address,
            List<@NotBlank String> tags) {}

    @GET
    @Path("/open")
    @PermitAll
    public Map<String, String> open() {
        return Map.of(
                "caller",
                caller.get().map(Caller::subject).orElse("nobody"),
                "principal",
                String.valueOf(principal.getName()));
    }

    @GET
    @Path("/stranger")
    @PermitAll
    @AllowsRevoked
    public Response stranger() {
        return caller.get().map(known -> Response.ok("{}").build()).orElseGet(() -> stranger.refuse(stranger.reason()));
    }

    @GET
    @Path("/delegated")
    @RolesAllowed("user")
    @AllowsActor
    public Map<String, String> delegated() {
        return Map.of("caller", caller.user().subject());
    }

    @GET
    @Path("/users")
    @RolesAllowed("user")
    public Map<String, Object> users(@Context SecurityContext security) {
        return Map.of(
                "caller", caller.user().subject(),
                "token", token.getSubject(),
                "expires", token.getExpirationTime(),
                "verified", token.getClaim("email_verified"),
                "principal", principal.getName(),
                "security", security.getUserPrincipal().getName(),
                "user", security.isUserInRole("user"),
                "admin", security.isUserInRole("admin"));
    }

    @GET
    @Path("/admins")
    @RolesAllowed("admin")
    @RecentLogin(seconds = 900)
    public String admins() {
        return "{}";
    }

    @GET
    @Path("/both")
    @RolesAllowed({"admin", "service"})
    public String both() {
        return "{}";
    }

    @GET
    @Path("/services")
    @RolesAllowed("service")
    @RequiresScope("sample:read")
    public Map<String, String> services() {
        return Map.of("caller", caller.service().subject());
    }

    @GET
    @Path("/internal")
    @InternalOnly(secondFactor = true)
    @RolesAllowed("service")
    @RequiresScope("sample:read")
    public String internal() {
        return "{}";
    }

    @GET
    @Path("/closed")
    @DenyAll
    public String closed() {
        return "{}";
    }

    @POST
    @Path("/messages")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Message message(@Valid @NotNull Message message) {
        return message;
    }

    @POST
    @Path("/forms")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Map<String, List<String>> form(MultivaluedMap<String, String> form) {
        return form;
    }

    @GET
    @Path("/failures/{kind}")
    @PermitAll
    public Response failure(@PathParam("kind") String kind) {
        switch (kind) {
            case "database" ->
                throw new IllegalStateException(
                        new SQLNonTransientConnectionException("io.secret.Table is down", "08001"));
            case "status" -> {
                return Response.status(409).build();
            }
            case "limit" -> {
                return Problem.of(ProblemType.TOO_MANY_REQUESTS).response();
            }
            case "x-header" -> {
                return Response.serverError()
                        .header("X-Secret", "io.secret.Class")
                        .build();
            }
            default -> throw new IllegalStateException("io.secret.Class failed");
        }
    }
}
