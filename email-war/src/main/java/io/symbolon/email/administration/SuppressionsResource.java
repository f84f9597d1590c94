package io.symbolon.email.administration;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.RecentLogin;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.email.queue.Suppressions;
import io.symbolon.email.transport.MailAddress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Addresses that nothing is sent to, for administrators. Thread-safe. */
@Path("/v1/admin/suppressions/{address: .+}")
@ApplicationScoped
public class SuppressionsResource {
    private final Suppressions suppressions;
    private final AuditLog audit;

    /** For the container's proxies. */
    public SuppressionsResource() {
        this(null, null);
    }

    @Inject
    public SuppressionsResource(Suppressions suppressions, AuditLog audit) {
        this.suppressions = suppressions;
        this.audit = audit;
    }

    /** Has mail sent there again. */
    @DELETE
    @RolesAllowed("admin")
    @RecentLogin(seconds = RecentLogin.ADMINISTRATION)
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Has mail sent to an address again that was said not to exist")
    @APIResponse(responseCode = "204", description = "Mail is sent there again")
    @APIResponse(responseCode = "400", description = "Not an address")
    @APIResponse(responseCode = "404", description = "Mail was sent there anyway")
    public Response lift(@PathParam("address") String address) {
        Optional<MailAddress> parsed = MailAddress.parse(address);
        if (parsed.isEmpty()) {
            return Problem.of(ProblemType.INVALID_REQUEST)
                    .violations(List.of(new Violation("address", "not an e-mail address (RFC 5321)")))
                    .response();
        }
        return suppressions.lift(parsed.get(), this::record)
                ? Response.noContent().build()
                : Problem.of(ProblemType.NOT_FOUND).response();
    }

    private void record() {
        audit.record(AuditEvent.success(AuditType.AUTHZ_ADMIN)
                .detail("lifted", "suppression") // whose would be personal data
                .build());
    }
}
