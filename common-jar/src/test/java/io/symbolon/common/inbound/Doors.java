package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** A resource with a method of each kind. */
@Path("/")
public final class Doors {
    private final CurrentCaller caller;
    private final Stranger stranger;

    Doors(CurrentCaller caller, Stranger stranger) {
        this.caller = caller;
        this.stranger = stranger;
    }

    @GET
    @Path("open")
    @PermitAll
    public Response open() {
        return caller.get()
                .map(Caller::subject)
                .map(subject -> Response.ok(subject).build())
                .orElseGet(() -> stranger.refuse(stranger.reason()));
    }

    @GET
    @Path("users")
    @RolesAllowed("user")
    public String users(@Context SecurityContext security) {
        return security.getUserPrincipal().getName() + " " + security.isUserInRole("user") + " "
                + security.isUserInRole("admin") + " " + security.isSecure() + " " + security.getAuthenticationScheme();
    }

    @DELETE
    @Path("users")
    @RolesAllowed("user")
    public void remove() {}

    @GET
    @Path("admins")
    @RolesAllowed("admin")
    public String admins() {
        return "admins";
    }

    @GET
    @Path("services")
    @RolesAllowed("service")
    @RequiresScope("sample:read")
    public String services() {
        return caller.service().subject();
    }

    @GET
    @Path("both")
    @RolesAllowed({"user", "service"})
    @RequiresScope("sample:read")
    public String both() {
        return "both";
    }

    @GET
    @Path("internal")
    @InternalOnly(secondFactor = true)
    @RequiresScope("sample:read")
    public String internal() {
        return "internal";
    }

    @GET
    @Path("delegated")
    @RolesAllowed("user")
    @AllowsActor
    public String delegated() {
        return "delegated";
    }

    @GET
    @Path("closed")
    @DenyAll
    public String closed() {
        return "leak";
    }

    @GET
    @Path("undecided")
    public String undecided() {
        return "leak";
    }

    @GET
    @Path("bodies")
    @PermitAll
    public String read() {
        return "read";
    }

    @POST
    @Path("bodies")
    @PermitAll
    public String bodies(String body) {
        return Integer.toString(body.length());
    }

    /** Something in JSON. */
    public record Message(String text) {}

    @POST
    @Path("messages")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public String message(Message message) {
        return message.text();
    }

    @POST
    @Path("octets")
    @PermitAll
    public String octets(byte[] octets) {
        return Integer.toString(octets.length);
    }

    @GET
    @Path("audited/{status}")
    @PermitAll
    public Response audited(@PathParam("status") int status) {
        if (status == ProblemType.CONFLICT.status()) {
            return Problem.of(ProblemType.CONFLICT).response();
        }
        return Response.status(status)
                .header("Location", "/x")
                .header("ETag", "\"x\"")
                .build();
    }

    /** Internal as a whole. */
    @Path("inner")
    @InternalOnly
    public static final class Inner {
        @GET
        @RolesAllowed("service")
        public String inner() {
            return "inner";
        }
    }
}
