package io.symbolon.email.queue;

import java.time.Instant;
import java.util.UUID;

/** What its sender may know of a message. {@code sentAt} and {@code lastError} may be null. Immutable. */
public record QueuedMessage(
        UUID id, MessageStatus status, int attempts, Instant createdAt, Instant sentAt, String lastError) {}
