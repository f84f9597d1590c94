package io.symbolon.auth.grant;

import io.symbolon.auth.grant.GrantOutcome.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Refusals as RFC 6749 §5.2 words them. */
public final class Refusals {
    private static final String REALM = "Basic realm=\"symbolon\", charset=\"UTF-8\"";

    private Refusals() {}

    /** The answer. */
    public static Response answer(Refused refused) {
        Response.ResponseBuilder answer = Response.status(refused.error().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new ErrorAnswer(refused.error().code(), refused.description()));
        if (refused.error() == GrantError.INVALID_CLIENT) {
            // "If the client attempted to authenticate via the "Authorization" request header field, the authorization
            // server MUST respond with an HTTP 401 (Unauthorized) status code and include the "WWW-Authenticate"
            // response header field matching the authentication scheme used by the client" (RFC 6749 §5.2).
            // "The server generating a 401 response MUST send a WWW-Authenticate header field" (RFC 9110 §15.5.2).
            answer.header(HttpHeaders.WWW_AUTHENTICATE, REALM);
        }
        return answer.build();
    }
}
