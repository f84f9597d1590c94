package io.symbolon.auth.registry;

import io.symbolon.auth.client.ServiceTokens;
import io.symbolon.common.problem.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * A service token to be made.
 *
 * @param expiresIn seconds; missing: 90 days
 */
public record NewTokenRequest(Long expiresIn) {
    /** Ten years: longer is no expiry. */
    private static final long MOST = Duration.ofDays(3650).toSeconds();

    /** Of who asks for nothing in particular. */
    static final NewTokenRequest USUAL = new NewTokenRequest(null);

    Optional<Violation> violation() {
        boolean absurd = expiresIn != null && (expiresIn < 1 || expiresIn > MOST);
        return absurd
                ? Optional.of(new Violation("expires_in", "must be between 1 and " + MOST + " seconds"))
                : Optional.empty();
    }

    Duration life() {
        return expiresIn == null ? ServiceTokens.LIFE : Duration.ofSeconds(expiresIn);
    }
}
