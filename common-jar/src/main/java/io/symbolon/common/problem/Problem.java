package io.symbolon.common.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One refusal (RFC 9457), built by its withers and turned into a response by {@link #response()}. The guard's response
 * filter adds {@code instance}, {@code urn:uuid:} and the correlation id. Immutable.
 */
public final class Problem {
    /** RFC 9457 §3. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /** One without an error: where no token was asked for, or none came. */
    static final String CHALLENGE = "Bearer realm=\"symbolon\"";

    private final int status;
    private final Map<String, Object> members;
    private final Map<String, Object> headers;

    private Problem(int status, Map<String, Object> members, Map<String, Object> headers) {
        this.status = status;
        this.members = members;
        this.headers = headers;
    }

    /** A problem of the type, with its title and status. */
    public static Problem of(ProblemType type) {
        return of(type.uri().toString(), type.title(), type.status());
    }

    /** A failure nobody foresaw: says nothing but 500 (RFC 9457 §4.2.1). */
    static Problem unexpected() {
        return blank(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode());
    }

    /** A status that the catalogue has no type for (RFC 9457 §4.2.1). */
    static Problem blank(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return of("about:blank", known == null ? "HTTP " + status : known.getReasonPhrase(), status);
    }

    private static Problem of(String type, String title, int status) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        return new Problem(status, members, Map.of());
    }

    /** What happened this time, for a person; never a value that the client or the database supplied. */
    public Problem detail(String detail) {
        return with("detail", detail);
    }

    /** The members at fault; none leaves the problem as it is. */
    public Problem violations(List<Violation> violations) {
        return violations.isEmpty() ? this : with("violations", List.copyOf(violations));
    }

    /** An extension member (RFC 9457 §3.2). */
    public Problem with(String member, Object value) {
        return new Problem(status, plus(members, member, value), headers);
    }

    /** A response header, such as {@code Retry-After}. */
    public Problem header(String name, Object value) {
        return new Problem(status, members, plus(headers, name, value));
    }

    /**
     * A challenge (RFC 6750 §3): which error it names, if any, and what else.
     *
     * @param parameters as they stand in the header, such as {@code error="invalid_token"}; empty for none
     */
    public Problem challenge(String parameters) {
        return header(HttpHeaders.WWW_AUTHENTICATE, parameters.isEmpty() ? CHALLENGE : CHALLENGE + ", " + parameters);
    }

    /** When to come back: told in whole seconds, never too few. */
    public Problem retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, seconds(wait));
    }

    /** As {@code Retry-After} tells them. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The response: never stored by caches, whatever it says was true of this request alone. */
    public Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(document());
        headers.forEach(response::header);
        return response.build();
    }

    /** The slug of the problem that an answer's entity is; empty for anything else. */
    public static Optional<String> slug(Object entity) {
        return Optional.ofNullable(entity)
                .filter(ProblemDocument.class::isInstance)
                .map(document ->
                        String.valueOf(((ProblemDocument) document).members().get("type")))
                .filter(type -> type.startsWith(ProblemType.URN))
                .map(type -> type.substring(ProblemType.URN.length()));
    }

    ProblemDocument document() {
        return new ProblemDocument(members);
    }

    private static Map<String, Object> plus(Map<String, Object> entries, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(entries);
        more.put(name, value);
        return more;
    }
}
