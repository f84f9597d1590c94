package io.symbolon.auth.audit;

import io.symbolon.auth.authority.Administrators;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The audit trail of all services, for administrators. Reading it leaves a record too. Thread-safe. */
@Path(AuditResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuditResource {
    static final String PATH = "/v1/auth/audit";

    /** Seconds; a verification of a million records takes some ten. */
    private static final int RETRY_AFTER = 5;

    private final TrailStore store;
    private final Trail trail;
    private final AuditLog audit;

    /** For the container. */
    public AuditResource() {
        this(null, null, null);
    }

    @Inject
    public AuditResource(TrailStore store, Trail trail, AuditLog audit) {
        this.store = store;
        this.trail = trail;
        this.audit = audit;
    }

    /** The newest first. */
    @GET
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Audit records of all services, the newest first")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = TrailPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response list(
            @QueryParam("service") String service,
            @QueryParam("outcome") String outcome,
            @QueryParam("caller") String caller,
            @QueryParam("since") String since,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Question question = Question.of(service, outcome, caller, since);
        PageRequest place = PageRequest.of(limit, cursor, TrailEntry::isKey);
        return place.refusal(question.violations()).orElseGet(() -> page(question, place));
    }

    private Response page(Question question, PageRequest place) {
        recordReading("list");
        long before = place.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
        List<TrailEntry> rows = store.find(question, before, place.rows()).stream()
                .map(TrailEntry::of)
                .toList();
        return Page.answer(place, rows, question.address(PATH), TrailEntry::key);
    }

    /** Reads and recomputes the whole chain. */
    @GET
    @Path("/verify")
    @RolesAllowed("admin")
    @Administrators
    @Operation(summary = "Verify that no audit record was changed, moved, deleted or cut off")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "valid, or else the first broken, missing or cut-off record",
            content = @Content(schema = @Schema(implementation = Finding.class)))
    @APIResponse(responseCode = "429", description = "too-many-requests: another verification is running")
    public Response verify() {
        Optional<Finding> finding = trail.verify();
        if (finding.isPresent()) {
            recordReading("verify");
        } else {
            audit.record(AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, "too_many_at_once")
                    .detail("audit", "verify")
                    .build());
        }
        return finding.map(it -> Response.ok(it)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(() -> Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                        .response());
    }

    private void recordReading(String what) {
        audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                .detail("audit", what)
                .build());
    }

    abstract static class TrailPage extends PageOf<TrailEntry> {}
}
