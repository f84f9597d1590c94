package io.symbolon.auth.client;

import io.symbolon.common.token.Secret;
import java.time.Instant;
import java.util.UUID;

/**
 * A service token just made: the only time it is readable. Immutable; redacted.
 *
 * @param hash as it is stored
 */
public record NewServiceToken(UUID id, Secret value, String hash, Instant createdAt, Instant expiresAt) {}
