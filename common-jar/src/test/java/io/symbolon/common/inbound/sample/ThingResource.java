package io.symbolon.common.inbound.sample;

import io.symbolon.common.inbound.Authorization;
import io.symbolon.common.policy.Environment.Transport;
import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Things with an owner, behind policies that ask every attribute. */
@Path("/things/{owner}/{action}")
public class ThingResource {
    private static final Policies POLICIES = Policies.of(
            Policy.permit("owner-reads", it -> it.isTo("read") && it.isByOwner()),
            Policy.permit(
                    "fresh-owner-deletes",
                    it -> it.isTo("delete")
                            && it.isByOwner()
                            && it.environment().isAuthenticatedWithin(Duration.ofMinutes(5))),
            Policy.permit(
                    "scoped-service-reads",
                    it -> it.isTo("read")
                            && it.subject().isService()
                            && it.subject().hasScope("things:read")),
            Policy.deny(
                    "tls-only-sealing",
                    it -> it.isTo("seal") && it.environment().transport() == Transport.PLAIN),
            Policy.permit(
                    "local-listing",
                    it -> it.isTo("list") && "127.0.0.1".equals(it.environment().address())));

    private final Authorization authorization;

    public ThingResource() {
        this(null);
    }

    @Inject
    public ThingResource(Authorization authorization) {
        this.authorization = authorization;
    }

    @GET
    @RolesAllowed({"user", "service"})
    public Response act(@PathParam("owner") String owner, @PathParam("action") String action) {
        return authorization.permits(POLICIES, action, Resource.of("thing", "7", owner))
                ? Response.noContent().build()
                : Problem.of(ProblemType.FORBIDDEN).response();
    }
}
