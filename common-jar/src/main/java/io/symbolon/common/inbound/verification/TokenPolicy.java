package io.symbolon.common.inbound.verification;

import java.time.Duration;
import java.util.Set;

/**
 * What a token must be to be accepted here: its exact issuer, one of the audiences, the longest {@code exp - iat} of either
 * kind, and how long after {@code iat} it is good at most, whatever {@code exp} says. {@code skew} is allowed on {@code exp},
 * {@code nbf} and {@code iat}. Immutable.
 */
public record TokenPolicy(
        String issuer, Set<String> audiences, Duration skew, Duration userLife, Duration serviceLife, Duration age) {
    public TokenPolicy {
        audiences = Set.copyOf(audiences);
    }

    /** Of any age within its life. */
    public TokenPolicy(String issuer, Set<String> audiences, Duration skew, Duration userLife, Duration serviceLife) {
        this(
                issuer,
                audiences,
                skew,
                userLife,
                serviceLife,
                userLife.compareTo(serviceLife) > 0 ? userLife : serviceLife);
    }

    /** The same for tokens of that age at most. */
    public TokenPolicy within(Duration limit) {
        return new TokenPolicy(issuer, audiences, skew, userLife, serviceLife, limit);
    }
}
