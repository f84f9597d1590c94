package io.symbolon.auth.session;

import io.symbolon.common.token.Secret;
import java.time.Instant;
import java.util.UUID;

/**
 * A session just begun, with its first refresh token: the only time that token is readable. Redacted.
 *
 * @param authTime when the password was checked
 */
public record OpenedSession(UUID id, Instant authTime, Secret refreshToken) {}
