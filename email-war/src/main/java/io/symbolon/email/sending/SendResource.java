package io.symbolon.email.sending;

import io.symbolon.common.inbound.RequiresScope;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.email.queue.Acceptance;
import io.symbolon.email.queue.IdempotencyKey;
import io.symbolon.email.queue.Queue;
import io.symbolon.email.template.Templates;
import io.symbolon.email.transport.Mail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Accepts mails: 202 means stored, and it survives a crash (CONTRACT section 7). Thread-safe. */
@Path("/send")
@ApplicationScoped
public class SendResource {
    private final Queue queue;
    private final CurrentCaller caller;
    private final Templates templates;
    private final SendLimits limits;

    /** For the container's proxies. */
    public SendResource() {
        this(null, null, null, null);
    }

    @Inject
    public SendResource(Queue queue, CurrentCaller caller, Templates templates, SendLimits limits) {
        this.queue = queue;
        this.caller = caller;
        this.templates = templates;
        this.limits = limits;
    }

    /** Stores one mail, or finds that this key stored it already. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    @RequiresScope("email:send")
    @SecurityRequirement(name = "bearer")
    @Operation(
            summary = "Queues a mail",
            description = "Repeated with the same Idempotency-Key and body, it is one mail.")
    @APIResponse(
            responseCode = "202",
            description = "Stored; it will be delivered or fail visibly",
            content = @Content(schema = @Schema(implementation = Queued.class)))
    @APIResponse(responseCode = "400", description = "Not a mail; the violations say why")
    @APIResponse(responseCode = "401", description = "No acceptable service token; the reason says why")
    @APIResponse(
            responseCode = "403",
            description = "The token lacks the scope email:send, or the template is an account's")
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used with another body")
    @APIResponse(responseCode = "413", description = "Over 256 KiB or 50 recipients")
    @APIResponse(responseCode = "429", description = "Too many mails by this service or to a recipient; Retry-After")
    public Response send(
            @Parameter(schema = @Schema(implementation = String.class, minLength = 1, maxLength = 255))
                    @HeaderParam(IdempotencyHeader.NAME)
                    List<String> keys,
            SendRequest request) {
        Composition composition = new Composition(request, templates);
        if (composition.hasTooManyRecipients()) {
            return Problem.of(ProblemType.PAYLOAD_TOO_LARGE)
                    .detail("A mail has at most " + Composition.MOST_RECIPIENTS + " recipients.")
                    .response();
        }
        if (composition.isForbiddenTo(caller.service().name())) {
            return Problem.of(ProblemType.FORBIDDEN)
                    .detail("Mails about accounts are sent for auth-service and user-service alone.")
                    .response();
        }
        IdempotencyHeader header = new IdempotencyHeader(keys);
        Mail mail = composition.mail();
        List<Violation> violations = new ArrayList<>(composition.violations());
        header.violation().ifPresent(violations::add);
        return violations.isEmpty()
                ? accept(mail, header.key().map(key -> new IdempotencyKey(key, request.canonical())))
                : Problem.of(ProblemType.INVALID_REQUEST).violations(violations).response();
    }

    private Response accept(Mail mail, Optional<IdempotencyKey> key) {
        Duration wait = limits.wait(caller.service().name(), mail.to());
        if (!wait.isZero()) { // no share is needed for what is stored already
            return key.flatMap(known -> queue.repeated(caller.service().name(), known))
                    .map(SendResource::accepted)
                    .orElseGet(() -> tooMany(wait));
        }
        Acceptance acceptance = queue.accept(caller.service().name(), mail, key);
        if (acceptance.isConflict()) {
            return Problem.of(ProblemType.CONFLICT)
                    .detail("This Idempotency-Key was used with another body.")
                    .response();
        }
        return accepted(acceptance);
    }

    private static Response accepted(Acceptance acceptance) {
        return Response.accepted(Queued.as(acceptance.id()))
                .header(HttpHeaders.LOCATION, "/messages/" + acceptance.id())
                .build();
    }

    private static Response tooMany(Duration wait) {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS)
                .detail("This service, or one of the recipients, has had its share of mails for now.")
                .retryAfter(wait)
                .response();
    }
}
