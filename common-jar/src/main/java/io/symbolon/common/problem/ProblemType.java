package io.symbolon.common.problem;

import java.net.URI;

/**
 * A kind of refusal (RFC 9457 §3.1.1): its slug, its title and the status it answers with. The ones every service shares
 * are the constants here; a feature declares its own beside its resource. Immutable.
 */
public record ProblemType(String slug, String title, int status) {
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", "The request is not valid", 400);
    public static final ProblemType UNAUTHORIZED = new ProblemType("unauthorized", "Authentication is required", 401);
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", "The caller may not do this", 403);
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", "There is nothing here", 404);
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", "The method is not supported here", 405);
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", "No acceptable representation exists", 406);
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", "The request conflicts with the present state", 409);
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", "The precondition does not hold", 412);
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", "The request is too large", 413);
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", "The media type is not supported", 415);
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", "Too many requests", 429);
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", "The service cannot answer at present", 503);

    /** What every type begins with. */
    static final String URN = "urn:symbolon:problem:";

    /** The {@code type} member: a stable URN, never a class name. */
    public URI uri() {
        return URI.create(URN + slug);
    }
}
