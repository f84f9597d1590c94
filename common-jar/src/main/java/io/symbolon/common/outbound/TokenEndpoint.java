package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Sends requests to one token endpoint. Bounded in time and size, follows no redirect, answers a value whatever happens.
 * Thread-safe.
 */
final class TokenEndpoint implements Closeable {
    /** Bytes; a token is 8 KiB at most (CONTRACT section 3). */
    private static final int MAX_ANSWER = 65_536;

    private final TokenMessages messages;
    private final TokenEndpointClient http;

    TokenEndpoint(URI uri, Timeouts timeouts, TokenMessages messages) {
        this.messages = messages;
        this.http = RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeouts.read().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(TokenEndpointClient.class);
    }

    TokenAnswer post(TokenRequest request) {
        try (Response response = send(request)) {
            return messages.answer(response.getStatus(), response.getHeaderString("Retry-After"), body(response));
        } catch (IOException | RuntimeException e) { // whatever a REST client throws, auth has not answered
            return new Failed(Reason.UNREACHABLE, "auth did not answer", Duration.ZERO, e);
        }
    }

    private Response send(TokenRequest request) {
        byte[] body = request.body().reveal().getBytes(StandardCharsets.UTF_8);
        return switch (request.format()) {
            case JSON -> http.json(body);
            case FORM -> http.form(request.authorization().map(Secret::reveal).orElse(null), body);
        };
    }

    /** One that is too long is read no further and is as good as none. */
    private static byte[] body(Response response) throws IOException {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        try (InputStream entity = response.readEntity(InputStream.class)) {
            byte[] body = entity.readNBytes(MAX_ANSWER + 1);
            return body.length > MAX_ANSWER ? new byte[0] : body;
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
