package io.symbolon.email.queue;

import java.time.Instant;
import java.util.UUID;

/** A message about to be stored. {@code key} and {@code fingerprint} are null without an idempotency key. */
record Entry(UUID id, String sender, Instant createdAt, Ciphertext content, String key, String fingerprint) {}
