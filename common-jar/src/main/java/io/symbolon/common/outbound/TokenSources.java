package io.symbolon.common.outbound;

import java.io.Closeable;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.Config;

/**
 * Reads from the configuration how each client obtains its tokens: at a provider of its own ({@code token-endpoint}), else
 * from the platform's auth. Keeps one connection pool an endpoint. Thread-safe.
 */
final class TokenSources implements Closeable {
    private static final String TOKEN_ENDPOINT = "token-endpoint";

    private final ConcurrentMap<URI, TokenEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Config config;
    private final Timing timing;
    private final ConcurrentMap<URI, SharedOutage> outages = new ConcurrentHashMap<>();
    private final Timeouts timeouts;
    private final TokenMessages messages;

    TokenSources(Config config, Timing timing) {
        this.config = config;
        this.timing = timing;
        this.timeouts = Timeouts.read(config);
        this.messages = new TokenMessages(timing.clock());
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** @throws IllegalStateException naming the setting that is missing or absurd */
    TokenSource own(ClientConfig client, ClientSettings settings) {
        Optional<String> provider = client.value(TOKEN_ENDPOINT);
        if (provider.isEmpty()) {
            InternalClientSettings platform = InternalClientSettings.read(config);
            return new TokenSource(
                    endpoint(platform.tokenEndpoint()),
                    new ServiceTokenCall(platform.service(), platform.credential(), settings));
        }
        URI uri = ClientConfig.confidential(client.keyOf(TOKEN_ENDPOINT), provider.get());
        return new TokenSource(
                endpoint(uri),
                OAuthGrant.clientCredentials(
                        ClientAuthentication.read(client, uri, timing.clock()), target(client), settings.scopes()));
    }

    /** @throws IllegalStateException naming the setting that is missing or absurd */
    TokenSource onBehalfOf(SubjectToken subject, ClientConfig client, ClientSettings settings) {
        Optional<String> provider = client.value(TOKEN_ENDPOINT);
        if (provider.isEmpty()) {
            InternalClientSettings platform = InternalClientSettings.read(config);
            ClientAuthentication service =
                    ClientAuthentication.basic(platform.service().value(), platform.credential());
            Map<String, String> target = Map.of("audience", settings.audience());
            return exchange(platform.exchangeEndpoint(), service, target, settings, subject);
        }
        URI uri = ClientConfig.confidential(client.keyOf(TOKEN_ENDPOINT), provider.get());
        return exchange(uri, ClientAuthentication.read(client, uri, timing.clock()), target(client), settings, subject);
    }

    private TokenSource exchange(
            URI uri,
            ClientAuthentication client,
            Map<String, String> target,
            ClientSettings settings,
            SubjectToken subject) {
        Grant grant = OAuthGrant.exchange(client, target, settings.scopes(), subject);
        SharedOutage outage = outages.computeIfAbsent(uri, it -> new SharedOutage());
        return new ExchangeSource(endpoint(uri), grant, subject, outage, timing);
    }

    /** Named only where they are set: a provider that does not know a parameter may refuse it. */
    private static Map<String, String> target(ClientConfig client) {
        Map<String, String> target = new HashMap<>();
        client.own("audience").ifPresent(audience -> target.put("audience", audience));
        client.own("resource").ifPresent(resource -> target.put("resource", resource));
        return target;
    }

    private TokenEndpoint endpoint(URI uri) {
        return endpoints.computeIfAbsent(uri, it -> new TokenEndpoint(it, timeouts, messages));
    }

    @Override
    public void close() {
        endpoints.values().forEach(TokenEndpoint::close);
    }
}
