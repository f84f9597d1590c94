package io.symbolon.common.outbound;

import io.symbolon.common.peer.Origin;
import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.Secret;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The client a REST interface's method calls as, the origins its token may be sent to, the value of the second factor where
 * one goes along, whether it calls for the present user, whether a refused call is made once more, and how long that may
 * take.
 */
record CalledClient(
        String name,
        Set<Origin> origins,
        Optional<Secret> secondFactor,
        boolean onBehalfOfCaller,
        boolean replays,
        Timeouts timeouts) {
    private static final String INTERNAL_TOKEN = "internal.service.token";

    /** Of a call made once more by an interface that sets none: no longer than a person would wait. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    CalledClient {
        origins = Set.copyOf(origins);
    }

    /** @throws IllegalStateException when the method names no client, or its base URL or second factor is not configured */
    static CalledClient of(Method method, Config config) {
        Class<?> api = method.getDeclaringClass();
        Optional<InternalClient> annotation = annotation(InternalClient.class, method);
        ClientConfig client = annotation
                .map(named -> new ClientConfig(config, named.value()))
                .or(() -> declared(api, config))
                .orElseThrow(() -> new Misconfiguration(api.getName() + " bears no @InternalClient"));
        if (settings(api, config, "followRedirects").anyMatch(Boolean::parseBoolean)) {
            throw new Misconfiguration(api.getName() + " may not follow redirects: its token would travel along");
        }
        return new CalledClient(
                client.client(),
                origins(client, api),
                secondFactor(annotation, config),
                annotation(OnBehalfOfCaller.class, method).isPresent(),
                client.value("replay-on-401").map(Boolean::parseBoolean).orElse(true),
                new Timeouts(
                        timeout(api, config, "connectTimeout").orElse(CONNECT_TIMEOUT),
                        timeout(api, config, "readTimeout").orElse(READ_TIMEOUT)));
    }

    private static Optional<Duration> timeout(Class<?> api, Config config, String name) {
        return settings(api, config, name).findFirst().map(Long::valueOf).map(Duration::ofMillis);
    }

    /** The method's own outranks the interface's. */
    private static <A extends Annotation> Optional<A> annotation(Class<A> type, Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(type)))
                .findFirst();
    }

    /** Without an annotation, the client of the interface's {@code configKey}, if configuration says what it may reach. */
    private static Optional<ClientConfig> declared(Class<?> api, Config config) {
        return registration(api)
                .map(RegisterRestClient::configKey)
                .filter(key -> !key.isEmpty())
                .map(key -> new ClientConfig(config, key))
                .filter(ClientConfig::isDeclared);
    }

    /** A token goes where the interface is configured to call, and nowhere else. */
    void demandOwnOrigin(URI target) {
        if (!origins.contains(Origin.of(target))) {
            throw new Misconfiguration(
                    "the token for " + name + " may not go to " + Origin.of(target) + ", only to " + origins);
        }
    }

    private static Optional<Secret> secondFactor(Optional<InternalClient> client, Config config) {
        return client.filter(InternalClient::secondFactor).isPresent()
                ? Optional.of(config.getOptionalValue(INTERNAL_TOKEN, String.class)
                        .map(Secret::of)
                        .orElseThrow(() -> new Misconfiguration(INTERNAL_TOKEN + " is not set")))
                : Optional.empty();
    }

    private static Set<Origin> origins(ClientConfig client, Class<?> api) {
        String key = client.ownKey("origins");
        Set<Origin> origins = client.config()
                .getOptionalValues(key, URI.class)
                .map(listed -> listed.stream().map(Origin::of).collect(Collectors.toUnmodifiableSet()))
                .or(() -> baseUrl(api, client.config()).map(url -> Set.of(Origin.of(url))))
                .orElseThrow(() ->
                        new Misconfiguration("neither " + key + " nor a base URL of " + api.getName() + " is set"));
        if (!origins.stream().allMatch(Origin::isConfidential)) {
            throw new Misconfiguration("a token for " + client.client() + " would leave this machine without TLS");
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
