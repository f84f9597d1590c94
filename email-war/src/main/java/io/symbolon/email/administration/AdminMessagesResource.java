package io.symbolon.email.administration;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.RecentLogin;
import io.symbolon.common.page.Page;
import io.symbolon.common.page.PageOf;
import io.symbolon.common.page.PageRequest;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.email.queue.DeadLetters;
import io.symbolon.email.queue.MessageId;
import io.symbolon.email.queue.MessageStatus;
import io.symbolon.email.queue.SentMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Messages, for administrators: those that failed first of all. Thread-safe. */
@Path("/v1/admin/messages")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AdminMessagesResource {
    private static final Violation UNKNOWN_STATUS = new Violation("status", "must be queued, sent or failed");

    private final DeadLetters messages;
    private final AuditLog audit;

    /** For the container's proxies. */
    public AdminMessagesResource() {
        this(null, null);
    }

    @Inject
    public AdminMessagesResource(DeadLetters messages, AuditLog audit) {
        this.messages = messages;
        this.audit = audit;
    }

    /** The newest first. */
    @GET
    @RolesAllowed("admin")
    @RecentLogin(seconds = RecentLogin.ADMINISTRATION)
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Lists messages; without a status, those that failed")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = MessagePage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not acceptable; the violations say which")
    public Response messages(
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Optional<MessageStatus> wanted =
                status == null ? Optional.of(MessageStatus.FAILED) : MessageStatus.parse(status);
        List<Violation> unknown = wanted.isPresent() ? List.of() : List.of(UNKNOWN_STATUS);
        PageRequest asked =
                PageRequest.of(limit, cursor, key -> MessageId.parse(key).isPresent());
        return asked.refusal(unknown).orElseGet(() -> page(wanted.orElseThrow(), asked));
    }

    private Response page(MessageStatus wanted, PageRequest asked) {
        audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                .detail("messages", wanted.wire())
                .build());
        List<SentMessage> rows = messages.list(wanted, asked.after().flatMap(MessageId::parse), asked.rows());
        UriBuilder list = UriBuilder.fromPath("/v1/admin/messages").queryParam("status", wanted.wire());
        return Page.answer(asked, rows, list, message -> message.id().toString());
    }

    /** Has a failed message tried again, for all who have not got it. */
    @POST
    @Path("/{id}/retry")
    @RolesAllowed("admin")
    @RecentLogin(seconds = RecentLogin.ADMINISTRATION)
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Has a failed message tried again")
    @APIResponse(responseCode = "202", description = "It is queued, with its time and attempts anew")
    @APIResponse(responseCode = "404", description = "No such message")
    @APIResponse(responseCode = "409", description = "It did not fail, or its content is erased by now")
    public Response retry(@PathParam("id") String id) {
        return MessageId.parse(id).map(this::retry).orElseGet(() -> Problem.of(ProblemType.NOT_FOUND)
                .response());
    }

    private Response retry(UUID id) {
        return switch (messages.retry(id, () -> record(id))) {
            case QUEUED -> queued(id);
            case UNKNOWN -> Problem.of(ProblemType.NOT_FOUND).response();
            case NOT_FAILED -> conflict("Only a message that failed can be tried again.");
            case CONTENT_GONE -> conflict("The content of this message is erased: it cannot be tried again.");
        };
    }

    private void record(UUID retried) {
        audit.record(AuditEvent.success(AuditType.AUTHZ_ADMIN)
                .detail("retried", retried.toString())
                .build());
    }

    private Response queued(UUID id) {
        return Response.accepted(messages.find(id).orElseThrow())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response conflict(String detail) {
        return Problem.of(ProblemType.CONFLICT).detail(detail).response();
    }

    abstract static class MessagePage extends PageOf<SentMessage> {}
}
