package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The client a REST interface's method calls as, the origins its token may be sent to, and the value of the second factor
 * where one goes along.
 */
record CalledClient(String name, Set<Origin> origins, Optional<Secret> secondFactor) {
    private static final String INTERNAL_TOKEN = "internal.service.token";

    CalledClient {
        origins = Set.copyOf(origins);
    }

    /** @throws IllegalStateException when the method names no client, or its base URL or second factor is not configured */
    static CalledClient of(Method method, Config config) {
        Class<?> api = method.getDeclaringClass();
        InternalClient client = Stream.of(method, api)
                .map(element -> element.getAnnotation(InternalClient.class))
                .filter(annotation -> annotation != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(api.getName() + " bears no @InternalClient"));
        if (settings(api, config, "followRedirects").anyMatch(Boolean::parseBoolean)) {
            throw new IllegalStateException(api.getName() + " may not follow redirects: its token would travel along");
        }
        return new CalledClient(client.value(), origins(client.value(), api, config), secondFactor(client, config));
    }

    /** A token goes where the interface is configured to call, and nowhere else. */
    void demandOwnOrigin(URI target) {
        if (!origins.contains(Origin.of(target))) {
            throw new IllegalStateException(
                    "the token for " + name + " may not go to " + Origin.of(target) + ", only to " + origins);
        }
    }

    private static Optional<Secret> secondFactor(InternalClient client, Config config) {
        return client.secondFactor()
                ? Optional.of(config.getOptionalValue(INTERNAL_TOKEN, String.class)
                        .map(Secret::of)
                        .orElseThrow(() -> new IllegalStateException(INTERNAL_TOKEN + " is not set")))
                : Optional.empty();
    }

    private static Set<Origin> origins(String client, Class<?> api, Config config) {
        String key = "internal-auth.client." + client + ".origins";
        Set<Origin> origins = config.getOptionalValues(key, URI.class)
                .map(listed -> listed.stream().map(Origin::of).collect(Collectors.toUnmodifiableSet()))
                .or(() -> baseUrl(api, config).map(url -> Set.of(Origin.of(url))))
                .orElseThrow(() -> new IllegalStateException(
                        "neither " + key + " nor a base URL of " + api.getName() + " is set"));
        if (!origins.stream().allMatch(Origin::isConfidential)) {
            throw new IllegalStateException("a token for " + client + " would leave this machine without TLS");
        }
        return origins;
    }

    /** In the order of MicroProfile REST Client §"Configuration Keys": class before configKey, uri before url. */
    private static Optional<URI> baseUrl(Class<?> api, Config config) {
        return settings(api, config, "uri", "url")
                .findFirst()
                .or(() -> registration(api).map(RegisterRestClient::baseUri).filter(uri -> !uri.isEmpty()))
                .map(URI::create);
    }

    private static Stream<String> settings(Class<?> api, Config config, String... names) {
        String configKey = registration(api).map(RegisterRestClient::configKey).orElse("");
        return Stream.of(api.getName(), configKey)
                .filter(prefix -> !prefix.isEmpty())
                .flatMap(prefix -> Stream.of(names).map(name -> prefix + "/mp-rest/" + name))
                .flatMap(property -> config.getOptionalValue(property, String.class).stream());
    }

    private static Optional<RegisterRestClient> registration(Class<?> api) {
        return Optional.ofNullable(api.getAnnotation(RegisterRestClient.class));
    }
}
