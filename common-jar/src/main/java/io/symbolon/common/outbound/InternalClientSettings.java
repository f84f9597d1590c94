package io.symbolon.common.outbound;

import io.symbolon.common.token.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who this service is and how it reaches auth; read once. The keys are listed at {@link InternalClientTokenProvider}.
 *
 * @param tokenEndpoint where tokens are requested; HTTPS, or this machine itself
 */
record InternalClientSettings(
        ServiceName service,
        URI tokenEndpoint,
        ServiceCredential credential,
        Duration connectTimeout,
        Duration readTimeout) {
    private static final String TOKEN_PATH = "/v1/auth/service-token";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(10);
    private static final Duration MAX_DURATION = Duration.ofMinutes(1);

    /** @throws IllegalStateException naming the setting that is missing or absurd */
    static InternalClientSettings read(Config config) {
        ServiceName service = serviceName(required(config, "service.name"));
        return new InternalClientSettings(
                service,
                tokenEndpoint(required(config, "services.auth.url")),
                ServiceCredential.read(config, service),
                duration(config, "internal-auth.connect-timeout").orElse(DEFAULT_TIMEOUT),
                duration(config, "internal-auth.read-timeout").orElse(DEFAULT_TIMEOUT));
    }

    /** How long a caller waits for somebody else's request: that request's own limits, and a second to be scheduled. */
    Duration patience() {
        return connectTimeout.plus(readTimeout).plusSeconds(1);
    }

    static Duration expirySkew(Config config, String clientPrefix) {
        return duration(config, clientPrefix + "expiry-skew")
                .or(() -> duration(config, "internal-auth.expiry-skew"))
                .orElse(DEFAULT_SKEW);
    }

    private static ServiceName serviceName(String value) {
        if (!ServiceName.isValid(value)) {
            throw new IllegalStateException("service.name is not a service's name: [a-z][a-z0-9-]{1,62}");
        }
        return new ServiceName(value);
    }

    private static URI tokenEndpoint(String authUrl) {
        try {
            URI endpoint = URI.create(authUrl.replaceAll("/+$", "") + TOKEN_PATH);
            if (Origin.of(endpoint).isConfidential()) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("services.auth.url is no absolute http(s) URL", e);
        }
        throw new IllegalStateException("services.auth.url is neither HTTPS nor on this machine");
    }

    private static String required(Config config, String key) {
        return config.getOptionalValue(key, String.class)
                .orElseThrow(() -> new IllegalStateException(key + " is not set"));
    }

    private static Optional<Duration> duration(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(value -> parse(key, value));
    }

    private static Duration parse(String key, String value) {
        try {
            Duration duration = Duration.parse(value);
            if (!duration.isNegative() && !duration.isZero() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(key + " is no ISO-8601 duration such as PT2S", e);
        }
        throw new IllegalStateException(key + " is not above zero and at most " + MAX_DURATION);
    }
}
