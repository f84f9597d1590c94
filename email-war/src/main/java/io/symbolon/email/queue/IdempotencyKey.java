package io.symbolon.email.queue;

/**
 * A caller's name for one request, by which its repetition is known (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param body the request in a form that is equal for equal requests
 */
public record IdempotencyKey(String value, String body) {
    @Override
    public String toString() {
        return "[idempotency key]";
    }
}
