package io.symbolon.auth.servicetoken;

import io.symbolon.auth.grant.BasicCredential;
import io.symbolon.auth.grant.ErrorAnswer;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantError;
import io.symbolon.auth.grant.GrantOutcome;
import io.symbolon.auth.grant.GrantOutcome.Granted;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.grant.Refusals;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Tokens for services, which prove themselves by their service token. Thread-safe. */
@Path("/v1/auth/service-token")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServiceTokenResource {
    private final ServiceTokenGrant grant;

    /** For the container. */
    public ServiceTokenResource() {
        this(null);
    }

    @Inject
    public ServiceTokenResource(ServiceTokenGrant grant) {
        this.grant = grant;
    }

    /** The request as JSON. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A service's access token for one other service")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = ServiceTokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request, invalid_target or invalid_scope",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    public Response fromJson(ServiceTokenRequest request, @Context HttpHeaders headers) {
        return answer(request, headers);
    }

    /**
     * The request as form fields: "The authorization server MUST ignore unrecognized request parameters. Request and
     * response parameters MUST NOT be included more than once." (RFC 6749 §3.2)
     */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response fromForm(String form, @Context HttpHeaders headers) {
        return FormFields.parse(form)
                .map(fields -> answer(
                        new ServiceTokenRequest(
                                fields.get("service_name"),
                                fields.get("service_token"),
                                fields.get("audience"),
                                fields.get("scope")),
                        headers))
                .orElseGet(() -> refused(
                        new Refused(GrantError.INVALID_REQUEST, "a form field is malformed or sent more than once")));
    }

    private Response answer(ServiceTokenRequest request, HttpHeaders headers) {
        List<String> authorization =
                Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION)).orElse(List.of()).stream()
                        .filter(BasicCredential::isBasic)
                        .toList();
        if (authorization.isEmpty()) {
            return answer(request);
        }
        if (authorization.size() > 1 || request.hasCredential()) {
            // "The client MUST NOT use more than one authentication method in each request." (RFC 6749 §2.3)
            return refused(new Refused(GrantError.INVALID_REQUEST, "more than one credential was sent"));
        }
        return BasicCredential.parse(authorization.get(0))
                .map(credential -> answer(request.with(credential)))
                .orElseGet(() -> refused(new Refused(GrantError.INVALID_CLIENT, "the Basic credential is malformed")));
    }

    private Response answer(ServiceTokenRequest request) {
        GrantOutcome outcome = grant.grant(request);
        if (outcome instanceof Granted granted) {
            return Response.ok(ServiceTokenAnswer.of(granted.token()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Pragma", "no-cache") // RFC 6749 §5.1
                    .build();
        }
        return Refusals.answer((Refused) outcome);
    }

    private Response refused(Refused refused) {
        return Refusals.answer(grant.unproved(refused, null));
    }
}
