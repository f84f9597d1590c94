package io.symbolon.common.audit;

/**
 * Where a request came from: {@link AuditLog#origin()} takes it on the request's own thread, for what is decided on another.
 * Immutable; everything may be null.
 *
 * @param caller the verified caller's {@code sub}: a user's UUID or a service's name
 * @param address the peer's true network address
 * @param method the HTTP method
 * @param path without the query
 * @param correlationId the request's
 */
public record AuditOrigin(String caller, String address, String method, String path, String correlationId) {
    /** Nothing is known: a timer, a listener, a start. */
    public static final AuditOrigin NONE = new AuditOrigin(null, null, null, null, null);
}
