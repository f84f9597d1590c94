package io.symbolon.email.sending;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.email.queue.MessageId;
import io.symbolon.email.queue.Queue;
import io.symbolon.email.queue.QueuedMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** What became of a mail, for the service that sent it; to everybody else it does not exist. Thread-safe. */
@Path("/messages/{id}")
@ApplicationScoped
public class MessagesResource {
    private final Queue queue;
    private final CurrentCaller caller;

    /** For the container's proxies. */
    public MessagesResource() {
        this(null, null);
    }

    @Inject
    public MessagesResource(Queue queue, CurrentCaller caller) {
        this.queue = queue;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "Tells what became of a mail")
    @APIResponse(
            responseCode = "200",
            description = "How far it is",
            content = @Content(schema = @Schema(implementation = QueuedMessage.class)))
    @APIResponse(responseCode = "404", description = "No such mail of this service")
    public Response message(@PathParam("id") String id) {
        return MessageId.parse(id)
                .flatMap(message -> queue.find(caller.service().name(), message))
                .map(message -> Response.ok(message).build())
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response());
    }
}
