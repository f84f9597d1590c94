package io.symbolon.auth.token;

import java.net.URI;
import java.time.Duration;

/**
 * What every token says of its issuer and its life. Immutable.
 *
 * @param issuer {@code auth.issuer}, the {@code iss} claim: "a URL that uses the "https" scheme and has no query or
 *     fragment components" (RFC 8414 §2)
 * @param userLife {@code auth.token.user.time-to-live}, default and most PT5M: what the guard lets pass
 * @param serviceLife {@code auth.token.service.time-to-live}, default and most PT10M
 */
public record TokenSettings(URI issuer, Duration userLife, Duration serviceLife) {
    /** Life of a user token (CONTRACT section 3). */
    public static final Duration USER_LIFE = Duration.ofMinutes(5);
    /** Life of a service token (CONTRACT section 3). */
    public static final Duration SERVICE_LIFE = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public TokenSettings {
        if (!"https".equals(issuer.getScheme()) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException("auth.issuer must be an https URL without query and fragment");
        }
        requireLife("auth.token.user.time-to-live", userLife, USER_LIFE);
        requireLife("auth.token.service.time-to-live", serviceLife, SERVICE_LIFE);
    }

    /** Where tokens are asked for (RFC 6749 §3.2). */
    public URI tokenEndpoint() {
        return endpoint("/oauth2/token");
    }

    /** An endpoint of this issuer. */
    public URI endpoint(String path) {
        return URI.create(issuer.toString().replaceFirst("/+$", "") + path);
    }

    private static void requireLife(String name, Duration life, Duration most) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be between PT1S and " + most);
        }
    }
}
