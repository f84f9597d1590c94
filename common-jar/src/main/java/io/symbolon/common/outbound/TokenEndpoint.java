package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Requests tokens from auth's {@code service-token} call with this service's credential. Bounded in time and size, follows
 * no redirect, answers a value whatever happens. Thread-safe.
 */
final class TokenEndpoint implements Closeable {
    /** Bytes; a token is 8 KiB at most (CONTRACT section 3). */
    private static final int MAX_ANSWER = 65_536;

    private final InternalClientSettings settings;
    private final TokenMessages messages;
    private final TokenEndpointClient http;
    private volatile Secret refused;

    TokenEndpoint(InternalClientSettings settings, TokenMessages messages) {
        this.settings = settings;
        this.messages = messages;
        this.http = RestClientBuilder.newBuilder()
                .baseUri(settings.tokenEndpoint())
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(TokenEndpointClient.class);
    }

    /** Asks once; and once more when auth refused a credential that has been replaced meanwhile. */
    TokenAnswer request(ClientSettings client) {
        try {
            Secret credential = settings.credential().current();
            TokenAnswer answer = request(client, credential);
            return isRefusal(answer) && hasNewCredential()
                    ? request(client, settings.credential().current())
                    : answer;
        } catch (UncheckedIOException e) {
            return new Failed(Reason.MISCONFIGURED, "the service token's file is unreadable", Duration.ZERO, e);
        }
    }

    /** Whether the credential that auth refused last has been replaced since: worth asking again before any pause ends. */
    boolean hasNewCredential() {
        Secret last = refused;
        try {
            return last != null && !settings.credential().current().equals(last);
        } catch (UncheckedIOException e) { // an unreadable file is no new credential
            return false;
        }
    }

    private TokenAnswer request(ClientSettings client, Secret credential) {
        TokenAnswer answer = post(client, credential);
        if (isRefusal(answer)) {
            refused = credential;
        }
        return answer;
    }

    private TokenAnswer post(ClientSettings client, Secret credential) {
        byte[] request = messages.request(settings.service(), client, credential);
        try (Response response = http.request(request)) {
            return messages.answer(response.getStatus(), response.getHeaderString("Retry-After"), body(response));
        } catch (IOException | RuntimeException e) { // whatever a REST client throws, auth has not answered
            return new Failed(Reason.UNREACHABLE, "auth did not answer", Duration.ZERO, e);
        }
    }

    private static byte[] body(Response response) throws IOException {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        try (InputStream entity = response.readEntity(InputStream.class)) {
            return entity.readNBytes(MAX_ANSWER + 1);
        }
    }

    private static boolean isRefusal(TokenAnswer answer) {
        return answer instanceof Failed failed && failed.reason() == Reason.REFUSED;
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
