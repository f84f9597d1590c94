package io.symbolon.common.outbound;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Makes a refused call once more, with the same bytes and headers but for the token. By a plain Jakarta REST client: the
 * filters of the first call have done their work, and those of a MicroProfile client need its method. Thread-safe.
 */
final class Replays implements Closeable {
    private record Transport(Timeouts timeouts, Optional<SSLContext> tls) {}

    private final ConcurrentMap<Transport, Client> clients = new ConcurrentHashMap<>();

    /** @param body null when the first call had none */
    Response call(ClientRequestContext first, byte[] body, ServiceToken fresh, Timeouts timeouts) {
        Transport transport =
                new Transport(timeouts, Optional.ofNullable(first.getClient().getSslContext()));
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(first.getHeaders());
        headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + fresh.value());
        Invocation.Builder again = clients.computeIfAbsent(transport, Replays::client)
                .target(first.getUri())
                .request()
                .headers(headers);
        return body == null
                ? again.method(first.getMethod())
                : again.method(first.getMethod(), Entity.entity(body, first.getMediaType()));
    }

    private static Client client(Transport transport) {
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(transport.timeouts().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(transport.timeouts().read().toMillis(), TimeUnit.MILLISECONDS);
        transport.tls().ifPresent(builder::sslContext);
        return builder.build();
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
    }
}
