package io.symbolon.common.outbound;

import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who this service is and how it reaches auth; read when a client is first used. The keys are listed at {@link
 * InternalClientTokenProvider}.
 *
 * @param tokenEndpoint where the service's own tokens are requested; HTTPS, or this machine itself
 * @param exchangeEndpoint where tokens are exchanged (RFC 8693)
 */
record InternalClientSettings(ServiceName service, URI tokenEndpoint, URI exchangeEndpoint, Credential credential) {
    private static final String TOKEN_PATH = "/v1/auth/service-token";
    private static final String OAUTH_TOKEN_PATH = "/oauth2/token";
    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(10);
    private static final Duration MAX_DURATION = Duration.ofMinutes(1);

    /** @throws IllegalStateException naming the setting that is missing or absurd */
    static InternalClientSettings read(Config config) {
        ServiceName service = serviceName(required(config, "service.name"));
        String auth = required(config, "services.auth.url").replaceAll("/+$", "");
        return new InternalClientSettings(
                service,
                ClientConfig.confidential("services.auth.url", auth + TOKEN_PATH),
                ClientConfig.confidential("services.auth.url", auth + OAUTH_TOKEN_PATH),
                Credential.serviceToken(config, service));
    }

    static Duration expirySkew(ClientConfig client) {
        String key = "expiry-skew";
        return client.value(key).map(value -> parse(client.keyOf(key), value)).orElse(DEFAULT_SKEW);
    }

    static Optional<Duration> duration(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(value -> parse(key, value));
    }

    private static ServiceName serviceName(String value) {
        if (!ServiceName.isValid(value)) {
            throw new Misconfiguration("service.name is not a service's name: [a-z][a-z0-9-]{1,62}");
        }
        return new ServiceName(value);
    }

    private static String required(Config config, String key) {
        return config.getOptionalValue(key, String.class).orElseThrow(() -> new Misconfiguration(key + " is not set"));
    }

    private static Duration parse(String key, String value) {
        try {
            Duration duration = Duration.parse(value);
            if (!duration.isNegative() && !duration.isZero() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new Misconfiguration(key + " is no ISO-8601 duration such as PT2S", e);
        }
        throw new Misconfiguration(key + " is not above zero and at most " + MAX_DURATION);
    }
}
