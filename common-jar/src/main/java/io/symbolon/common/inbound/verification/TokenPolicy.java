package io.symbolon.common.inbound.verification;

import java.time.Duration;
import java.util.Set;

/**
 * What a token must be to be accepted here: its exact issuer, one of the audiences, and the longest {@code exp - iat} of
 * either kind. {@code skew} is allowed on {@code exp}, {@code nbf} and {@code iat}. Immutable.
 */
public record TokenPolicy(
        String issuer, Set<String> audiences, Duration skew, Duration userLife, Duration serviceLife) {
    public TokenPolicy {
        audiences = Set.copyOf(audiences);
    }
}
