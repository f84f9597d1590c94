package io.symbolon.email.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A message, for administrators: {@code sender} is the service that sent it; {@code sentAt} and {@code lastError} may be
 * null. To whom it went and what it says stays encrypted. Immutable.
 */
public record SentMessage(
        UUID id,
        String sender,
        MessageStatus status,
        int attempts,
        Instant createdAt,
        Instant sentAt,
        String lastError) {}
