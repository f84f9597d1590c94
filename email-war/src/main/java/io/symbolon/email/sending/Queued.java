package io.symbolon.email.sending;

import java.util.UUID;

/** The answer to {@code POST /send}: stored under this id, {@code status} is {@code queued}. */
public record Queued(UUID id, String status) {
    static Queued as(UUID id) {
        return new Queued(id, "queued");
    }
}
