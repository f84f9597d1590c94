package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_CLIENT;
import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;

import io.symbolon.auth.grant.ErrorAnswer;
import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.issued.InquiryRecord;
import io.symbolon.auth.issued.IssuedToken;
import io.symbolon.auth.issued.IssuedTokens;
import io.symbolon.auth.oauth.ClientCheck.Confidential;
import io.symbolon.common.token.ServiceName;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Token introspection (RFC 7662). Thread-safe. */
@Path("/oauth2/introspect")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class IntrospectionResource {
    private final OAuthRequest request;
    private final IssuedTokens tokens;
    private final InquiryRecord inquiries;

    /** For the container. */
    public IntrospectionResource() {
        this(null, null, null);
    }

    @Inject
    public IntrospectionResource(OAuthRequest request, IssuedTokens tokens, InquiryRecord inquiries) {
        this.request = request;
        this.tokens = tokens;
        this.inquiries = inquiries;
    }

    /** What there is to know of a token. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Whether a token is active, for the client it is meant for or was issued to (RFC 7662)")
    @APIResponse(
            responseCode = "200",
            description = "Of a token that is not active nothing but {active: false}",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = ErrorAnswer.class)))
    public Response introspect(String form, @Context HttpHeaders headers) {
        return request.answer(form, headers, this::answer);
    }

    private Response answer(ClientCheck client, FormFields form) {
        // "To prevent token scanning attacks, the endpoint MUST also require some form of authorization"
        // (RFC 7662 §2.1)
        if (!(client instanceof Confidential confidential)) {
            return request.unproved(new Refused(INVALID_CLIENT, "the client must authenticate"), null);
        }
        ServiceName name = confidential.client().client().name();
        Optional<String> token = form.find("token");
        if (token.isEmpty()) {
            return request.refused(new Refused(INVALID_REQUEST, "token must be given"), client);
        }
        // "or the protected resource is not allowed to introspect this particular token, then the authorization server
        // MUST return an introspection response with the "active" field set to "false"" (RFC 7662 §2.2)
        Optional<IssuedToken> known = tokens.live(token.get())
                .filter(live -> live.audience().contains(name.value())
                        || live.clientId().equals(name.value()));
        inquiries.answered(name, known);
        // "the authorization server SHOULD NOT include any additional information about an inactive token, including
        // why the token is inactive" (RFC 7662 §2.2)
        return Response.ok(known.map(Introspection::of).orElseGet(Introspection::inactive))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
