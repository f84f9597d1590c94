package io.symbolon.auth.token;

import io.symbolon.common.token.Secret;
import java.time.Duration;

/**
 * An access token as it is handed out. Immutable; redacted.
 *
 * @param expiresIn life from now on
 * @param scope the {@code scope} claim
 */
public record AccessToken(Secret value, Duration expiresIn, String scope) {}
