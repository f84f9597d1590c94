package io.symbolon.common.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Completes every answer: the correlation id always; a challenge with each 401; a body for a refusal that has none; {@code instance}; the form of
 * RFC 6749 §5.2 where OAuth clients listen.
 */
final class ProblemResponses implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};

    private final Predicate<String> oauth;

    ProblemResponses(Predicate<String> oauth) {
        this.oauth = oauth;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String correlation = CorrelationIds.of(request);
        // "The server generating a 401 response MUST send a WWW-Authenticate header field" (RFC 9110 §15.5.2)
        if (response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()
                && !response.getHeaders().containsKey(HttpHeaders.WWW_AUTHENTICATE)) {
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, Problem.CHALLENGE);
        }
        if (response.getStatus() >= 400) {
            complete(request, response, correlation);
        }
        response.getHeaders().putSingle(CorrelationIds.HEADER, correlation);
    }

    private void complete(ContainerRequestContext request, ContainerResponseContext response, String correlation) {
        if (!response.hasEntity()) {
            replace(response, StatusProblems.of(response.getStatus()).document(), Problem.MEDIA_TYPE);
        }
        if (!(response.getEntity() instanceof ProblemDocument document)) {
            return;
        }
        if (response.getStatus() >= 500) { // mpMetrics writes the class and the message of the failure into one
            response.getHeaders().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                    .startsWith("x-"));
        }
        if (oauth.test(request.getUriInfo().getPath().replaceFirst("^/+", ""))) {
            replace(response, document.asOAuthError(), MediaType.APPLICATION_JSON_TYPE);
        } else {
            replace(response, document.withInstance("urn:uuid:" + correlation), Problem.MEDIA_TYPE);
        }
    }

    private static void replace(ContainerResponseContext response, Object entity, MediaType type) {
        response.setEntity(entity, NONE, type);
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    }
}
