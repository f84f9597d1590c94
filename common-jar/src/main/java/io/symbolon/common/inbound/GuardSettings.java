package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.TokenPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The guard's settings, read once at deployment. The keys are listed at {@link GuardFeature}. Immutable. */
record GuardSettings(
        TokenPolicy policy,
        int bodyLimit,
        Optional<Path> stateDirectory,
        Duration revocationsMaxAge,
        int internalFailures,
        InternalToken internalToken) {
    static final String INTERNAL_TOKEN = "internal.service.token";
    static final String INTERNAL_FAILURES = "guard.internal.failures";

    private static final Duration MAX_SKEW = Duration.ofSeconds(10);
    private static final int DEFAULT_BODY_LIMIT = 64 * 1024;
    private static final int MAX_BODY_LIMIT = 64 * 1024 * 1024;
    /** More than a misconfigured caller makes, too few to guess 256 bits by. */
    private static final int DEFAULT_INTERNAL_FAILURES = 1_000;

    /** @throws IllegalArgumentException naming the setting that is missing or absurd */
    static GuardSettings read(Config config) {
        refuseOtherAlgorithms(config);
        TokenPolicy policy = new TokenPolicy(
                required(config, "mp.jwt.verify.issuer", "auth.issuer"),
                audiences(config),
                skew(config),
                life(config, "guard.user-token.max-life", Duration.ofMinutes(5)),
                life(config, "guard.service-token.max-life", Duration.ofMinutes(10)));
        List<String> internal = Stream.of(INTERNAL_TOKEN, INTERNAL_TOKEN + ".previous")
                .flatMap(name -> text(config, name).stream())
                .toList();
        Optional<Path> state = text(config, "symbolon.state.dir").map(Path::of);
        return new GuardSettings(
                age(config).map(policy::within).orElse(policy),
                bodyLimit(config),
                state,
                life(config, "guard.revocations.max-age", Duration.ofMinutes(1)),
                internalFailures(config),
                new InternalToken(internal));
    }

    private static void refuseOtherAlgorithms(Config config) {
        text(config, "mp.jwt.verify.publickey.algorithm")
                .filter(algorithm -> !"ES256".equals(algorithm))
                .ifPresent(algorithm -> {
                    throw new IllegalArgumentException(
                            "mp.jwt.verify.publickey.algorithm: only ES256 is verified here");
                });
    }

    private static Set<String> audiences(Config config) {
        String list = required(config, "mp.jwt.verify.audiences", "service.name");
        return new LinkedHashSet<>(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    private static Duration skew(Config config) {
        Duration skew = Duration.ofSeconds(
                value(config, "mp.jwt.verify.clock.skew", Long.class).orElse(MAX_SKEW.toSeconds()));
        if (skew.isNegative() || skew.compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException("mp.jwt.verify.clock.skew must be 0 to 10 seconds");
        }
        return skew;
    }

    private static Duration life(Config config, String name, Duration byDefault) {
        return sane(name, value(config, name, Duration.class).orElse(byDefault));
    }

    private static Optional<Duration> age(Config config) {
        String name = "mp.jwt.verify.token.age";
        return value(config, name, Long.class).map(seconds -> sane(name, Duration.ofSeconds(seconds)));
    }

    private static Duration sane(String name, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(name + " must be positive and at most PT1H");
        }
        return life;
    }

    private static int bodyLimit(Config config) {
        int limit = value(config, "http.body.limit", Integer.class).orElse(DEFAULT_BODY_LIMIT);
        if (limit < 1 || limit > MAX_BODY_LIMIT) {
            throw new IllegalArgumentException("http.body.limit must be 1 to " + MAX_BODY_LIMIT);
        }
        return limit;
    }

    private static int internalFailures(Config config) {
        int most = value(config, INTERNAL_FAILURES, Integer.class).orElse(DEFAULT_INTERNAL_FAILURES);
        if (most < 1) {
            throw new IllegalArgumentException(INTERNAL_FAILURES + " must be at least 1");
        }
        return most;
    }

    private static String required(Config config, String standard, String ours) {
        return text(config, standard)
                .or(() -> text(config, ours))
                .orElseThrow(() -> new IllegalArgumentException(ours + " is not set"));
    }

    private static Optional<String> text(Config config, String name) {
        return value(config, name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> Optional<T> value(Config config, String name, Class<T> type) {
        try {
            return config.getOptionalValue(name, type);
        } catch (IllegalArgumentException | NoSuchElementException unreadable) {
            throw new IllegalArgumentException(name + " cannot be read as " + type.getSimpleName(), unreadable);
        }
    }
}
