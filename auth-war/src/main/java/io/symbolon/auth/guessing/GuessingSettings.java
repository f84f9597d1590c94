package io.symbolon.auth.guessing;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How guessing is slowed (CONTRACT section 8). Immutable.
 *
 * @param pair of one e-mail address from one network: {@code auth.guessing.failures} 5, {@code auth.guessing.delay} PT5S,
 *     {@code auth.guessing.longest-delay} PT15M
 * @param network of one network, whomever it tries: {@code auth.guessing.network.failures} 50, {@code .delay} PT1S, {@code .longest-delay} PT1M
 * @param account of one e-mail address from anywhere: {@code auth.guessing.account.failures} 100, delays as for a pair
 * @param memory after so long without a failure counting begins anew: {@code auth.guessing.memory} PT24H
 * @param known so long after a login a network is known to its account: {@code auth.guessing.known-network} P30D
 */
public record GuessingSettings(Limit pair, Limit network, Limit account, Duration memory, Duration known) {
    /** The contract's. */
    public static final GuessingSettings DEFAULT = new GuessingSettings(
            new Limit(5, Duration.ofSeconds(5), Duration.ofMinutes(15)),
            new Limit(50, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new Limit(100, Duration.ofSeconds(5), Duration.ofMinutes(15)),
            Duration.ofHours(24),
            Duration.ofDays(30));

    /** @throws IllegalArgumentException naming the settings that are absurd */
    public GuessingSettings {
        if (memory.compareTo(Duration.ofMinutes(1)) < 0 || known.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "auth.guessing.memory and auth.guessing.known-network must be at least PT1M");
        }
    }

    /** Nobody is delayed for longer. */
    Duration longest() {
        return Stream.of(pair, network, account)
                .map(Limit::longest)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
