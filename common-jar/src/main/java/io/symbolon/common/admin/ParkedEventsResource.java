package io.symbolon.common.admin;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.event.ParkedEvent;
import io.symbolon.common.event.ParkedEvents;
import io.symbolon.common.inbound.RecentLogin;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * The events that are parked (CONTRACT section 4, administrators): looked at and, once the cause is mended, tried again. A
 * WAR names it:
 *
 * <pre>{@code
 * @ApplicationScoped
 * @Path(ParkedEventsResource.PATH)
 * public class EventsResource extends ParkedEventsResource { … }
 * }</pre>
 *
 * Thread-safe.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class ParkedEventsResource {
    /** Where it stands at every service. */
    public static final String PATH = "/v1/admin/events";

    private static final String PARKED = "parked";
    /** Two queues of one event differ after the id. */
    private static final int LONGEST_KEY = 200;

    private final ParkedEvents events;
    private final AuditLog audit;

    protected ParkedEventsResource(ParkedEvents events, AuditLog audit) {
        this.events = events;
        this.audit = audit;
    }

    /** A page of those that are parked; there is no other state to ask for. */
    @GET
    @RolesAllowed("admin")
    @RecentLogin(seconds = RecentLogin.ADMINISTRATION)
    @Operation(summary = "Events that were set aside, without their data")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link says where the next is",
            content = @Content(schema = @Schema(implementation = ParkedEventPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, with violations")
    public Response list(
            @QueryParam("state") String state, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        PageRequest asked = PageRequest.of(limit, cursor, ParkedEventsResource::isKey);
        Optional<Response> refusal = asked.refusal(
                state == null || state.equals(PARKED)
                        ? List.of()
                        : List.of(new Violation("state", "must be " + PARKED)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                .detail("events", PARKED)
                .build());
        List<ParkedEvent> rows = events.list(asked.after().orElse(""), asked.rows());
        return Page.answer(asked, rows, UriBuilder.fromPath(PATH).queryParam("state", PARKED), ParkedEvents::key);
    }

    /** Has one tried again. */
    @POST
    @Path("/{id}/redeliver")
    @RolesAllowed("admin")
    @RecentLogin(seconds = RecentLogin.ADMINISTRATION)
    @Operation(summary = "Try a parked event again, as often as a new one")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "202", description = "It is tried within seconds")
    @APIResponse(responseCode = "404", description = "not-found: no such event is parked")
    public Response redeliver(@PathParam("id") String id) {
        return isId(id) && events.redeliver(id, () -> record(id))
                ? Response.accepted().build()
                : Problem.of(ProblemType.NOT_FOUND).response();
    }

    private void record(String redelivered) {
        audit.record(AuditEvent.success(AuditType.AUTHZ_ADMIN)
                .detail("redelivered", redelivered)
                .build());
    }

    private static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && key.chars().allMatch(one -> one >= ' ' && one <= '~');
    }

    private static boolean isId(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    abstract static class ParkedEventPage extends PageOf<ParkedEvent> {}
}
